#include "history/dyads/pair_spells.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <string_view>

#include "history/dyads/state_years.h"
#include "world/row_reader.h"

namespace counterpoise {
namespace {

constexpr std::array<std::string_view, 5> kObligations{"defence", "offence", "neutrality",
                                                       "nonaggression", "consultation"};

/// Reads the two states of each row; rows of states or years outside the record are passed over.
class PairReader {
  public:
    PairReader(const Facts& facts, std::string_view table)
        : in(facts.table(table)),
          record_(record_states(facts)),
          one_(in.column("cow1")),
          two_(in.column("cow2")) {}

    /// Whether both states and some of the years belong to the record; cuts the years to it.
    bool read(std::size_t row, int first, int last, PairSpell& pair) {
        pair.one = record_.place(in.state(row, one_));
        pair.two = record_.place(in.state(row, two_));
        pair.first = std::max(first, kFirstYear.value);
        pair.last = std::min(last, kLastRecordYear.value);
        return pair.one != RecordStates::kNobody && pair.two != RecordStates::kNobody &&
               pair.first <= pair.last;
    }

    RowReader in;

  private:
    const RecordStates& record_;
    std::size_t one_;
    std::size_t two_;
};

/// Both columns of a row hold years.
struct YearColumns {
    explicit YearColumns(const RowReader& in)
        : start(in.column("start_year")), end(in.column("end_year")) {}
    std::size_t start;
    std::size_t end;
};

std::vector<PactSpell> read_pacts(const Facts& facts) {
    PairReader reader(facts, "pacts_pooled");
    RowReader& in = reader.in;
    const YearColumns years(in);
    std::array<std::size_t, kObligations.size()> flags{};
    for (std::size_t k = 0; k < flags.size(); ++k) flags[k] = in.column(kObligations[k]);
    std::vector<PactSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        PactSpell spell;
        if (!reader.read(r, in.integer(r, years.start), in.integer(r, years.end), spell.pair))
            continue;
        for (std::size_t k = 0; k < flags.size(); ++k)
            if (in.flag(r, flags[k]))
                spell.obligations = static_cast<std::uint8_t>(spell.obligations | (1u << k));
        spells.push_back(spell);
    }
    in.finish();
    return spells;
}

double larger_known(double one, double two) {
    if (std::isnan(one)) return two;
    return std::isnan(two) || one > two ? one : two;
}

std::vector<DisputeSpell> read_disputes(const Facts& facts) {
    PairReader reader(facts, "disputes_gml");
    RowReader& in = reader.in;
    const YearColumns years(in);
    const auto number = in.column("dispnum");
    const std::array side{in.column("sidea1"), in.column("sidea2")};
    const std::array first_day{in.column("orig1"), in.column("orig2")};
    const std::array level{in.column("hostlev1"), in.column("hostlev2")};
    const std::array deaths{in.column("fatality1"), in.column("fatality2")};
    std::vector<DisputeSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        DisputeSpell spell;
        if (!reader.read(r, in.integer(r, years.start), in.integer(r, years.end), spell.pair))
            continue;
        spell.number = in.integer(r, number);
        spell.side_a_one = in.flag(r, side[0]);
        spell.side_a_two = in.flag(r, side[1]);
        spell.from_first_day_one = in.flag(r, first_day[0]);
        spell.from_first_day_two = in.flag(r, first_day[1]);
        spell.hostility = std::max(in.integer(r, level[0]), in.integer(r, level[1]));
        spell.deaths = larger_known(in.number(r, deaths[0]), in.number(r, deaths[1]));
        spells.push_back(spell);
    }
    in.finish();
    return spells;
}

std::vector<ContactSpell> read_contacts(const Facts& facts) {
    PairReader reader(facts, "contiguity");
    RowReader& in = reader.in;
    const auto kind = in.column("type");
    const auto start = in.column("start_date");
    const auto end = in.column("end_date");
    std::vector<ContactSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const Date first = in.start(r, start);
        const Date last = in.end(r, end);
        ContactSpell spell;
        if (!reader.read(r, first.year, last.year, spell.pair)) continue;
        spell.first_month = first.year < spell.pair.first ? 1 : first.month;
        spell.last_month = last.year > spell.pair.last ? 12 : last.month;
        spell.kind = in.integer(r, kind);
        spells.push_back(spell);
    }
    in.finish();
    return spells;
}

std::vector<PairSpell> read_distances(const Facts& facts) {
    PairReader reader(facts, "min_distance");
    RowReader& in = reader.in;
    const YearColumns years(in);
    const auto km = in.column("km");
    std::vector<PairSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        PairSpell spell;
        if (!reader.read(r, in.integer(r, years.start), in.integer(r, years.end), spell)) continue;
        spell.value = in.number(r, km);
        spells.push_back(spell);
    }
    in.finish();
    return spells;
}

std::vector<PairSpell> read_rivalries(const Facts& facts) {
    PairReader reader(facts, "rivalries");
    RowReader& in = reader.in;
    const YearColumns years(in);
    const auto source = in.column("source");
    std::vector<PairSpell> spells;
    for (std::size_t r = 0; r < in.rows(); ++r) {
        if (in.text(r, source) != "tss") continue;
        const int last =
            in.text(r, years.end).empty() ? kLastRivalryYear : in.integer(r, years.end);
        PairSpell spell;
        if (reader.read(r, in.integer(r, years.start), last, spell)) spells.push_back(spell);
    }
    in.finish();
    return spells;
}

OrganizationSets read_organizations(const Facts& facts) {
    constexpr int kFullMember = 1;
    RowReader in(facts.table("igo_members"));
    const RecordStates& record = record_states(facts);
    const auto igo = in.column("igo");
    const auto cow = in.column("cow");
    const auto status = in.column("status");
    const YearColumns years(in);
    std::map<std::string_view, std::size_t> numbers;
    for (std::size_t r = 0; r < in.rows(); ++r) numbers.emplace(in.text(r, igo), numbers.size());
    OrganizationSets sets(record.size(), numbers.size());
    for (std::size_t r = 0; r < in.rows(); ++r) {
        const std::size_t state = record.place(in.state(r, cow));
        if (state == RecordStates::kNobody || in.integer(r, status) != kFullMember) continue;
        const int last = std::min(in.integer(r, years.end), kLastOrganizationYear);
        for (int y = std::max(in.integer(r, years.start), kFirstYear.value); y <= last; ++y)
            sets.add(state, y, numbers.at(in.text(r, igo)));
    }
    in.finish();
    return sets;
}

}  // namespace

OrganizationSets::OrganizationSets(std::size_t states, std::size_t organizations)
    : words_each_((organizations + 63) / 64), words_(states * kRecordYears * words_each_) {}

const std::uint64_t* OrganizationSets::words(std::size_t state, int year) const {
    return words_.data() +
           (state * kRecordYears + static_cast<std::size_t>(year - kFirstYear.value)) * words_each_;
}

void OrganizationSets::add(std::size_t state, int year, std::size_t organization) {
    const std::size_t place = static_cast<std::size_t>(words(state, year) - words_.data());
    words_[place + organization / 64] |= std::uint64_t{1} << (organization % 64);
}

int OrganizationSets::shared(std::size_t one, std::size_t two, int year) const {
    const std::uint64_t* a = words(one, year);
    const std::uint64_t* b = words(two, year);
    int n = 0;
    for (std::size_t w = 0; w < words_each_; ++w) n += std::popcount(a[w] & b[w]);
    return n;
}

const std::vector<PactSpell>& pact_spells(const Facts& facts) {
    return facts.cached(&read_pacts);
}
const std::vector<DisputeSpell>& dispute_spells(const Facts& facts) {
    return facts.cached(&read_disputes);
}
const std::vector<ContactSpell>& contact_spells(const Facts& facts) {
    return facts.cached(&read_contacts);
}
const std::vector<PairSpell>& distance_spells(const Facts& facts) {
    return facts.cached(&read_distances);
}
const std::vector<PairSpell>& rivalry_spells(const Facts& facts) {
    return facts.cached(&read_rivalries);
}
const OrganizationSets& organization_sets(const Facts& facts) {
    return facts.cached(&read_organizations);
}

}  // namespace counterpoise
