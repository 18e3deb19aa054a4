#include "world/signed_networks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "base/error.h"

namespace counterpoise {
namespace {

constexpr std::size_t kMostFaults = 50;
constexpr std::string_view kGzip = "\x1f\x8b";

struct First {
    int sign = 0;
    std::size_t row = 0;
};

/// Puts rows into networks and collects what is wrong with them.
class NetworkReader {
  public:
    explicit NetworkReader(const CsvTable& table)
        : table_(table),
          network_(table.column("network")),
          a_(table.column("a")),
          b_(table.column("b")),
          sign_(table.column("sign")) {}

    std::vector<SignedNetwork> read() {
        if (table_.rows() == 0)
            faults_.add({table_.file(), "there are no ties", "a header alone has no network in it",
                         "Give one row a tie: network,a,b,sign."});
        for (std::size_t r = 0; r < table_.rows() && faults_.size() < kMostFaults; ++r) row(r);
        faults_.raise_if_any();
        return std::move(networks_);
    }

  private:
    struct Places {
        std::unordered_map<std::string_view, std::uint32_t> node;
        std::unordered_map<std::uint64_t, First> pair;
    };

    void fault(std::size_t row, std::size_t column, std::string what, std::string why,
               std::string try_this) {
        faults_.add(
            {table_.where(row, column), std::move(what), std::move(why), std::move(try_this)});
    }

    void row(std::size_t r) {
        const int sign = sign_of(r);
        bool named = true;
        for (const std::size_t c : {network_, a_, b_})
            if (table_.cell(r, c).empty()) {
                fault(r, c, fmt::format("column {} is empty", table_.header()[c]),
                      "a tie joins two named nodes of a named network", "Name it.");
                named = false;
            }
        if (!named) return;
        const std::string_view a = table_.cell(r, a_);
        const std::string_view b = table_.cell(r, b_);
        if (a == b) {
            fault(r, b_, fmt::format("'{}' is tied to itself", a),
                  "balance is about ties between two nodes", "Remove the row.");
            return;
        }
        if (sign != 0) add(r, a, b, sign);
    }

    int sign_of(std::size_t r) {
        const std::string_view text = table_.cell(r, sign_);
        if (text == "1" || text == "+1") return 1;
        if (text == "-1") return -1;
        fault(r, sign_, fmt::format("'{}' is no sign", text),
              "1 is a friendly tie, -1 a hostile one", "Write 1 or -1.");
        return 0;
    }

    void add(std::size_t r, std::string_view a, std::string_view b, int sign) {
        const std::size_t k = network(table_.cell(r, network_));
        SignedNetwork& network = networks_[k];
        const std::uint32_t i = node(k, a);
        const std::uint32_t j = node(k, b);
        const std::uint64_t key = (std::uint64_t{std::min(i, j)} << 32) | std::max(i, j);
        const auto [at, fresh] = places_[k].pair.try_emplace(key, First{sign, r});
        if (!fresh) {
            const bool same = at->second.sign == sign;
            fault(r, a_,
                  fmt::format("'{}' and '{}' are tied twice in network '{}'{}", a, b, network.name,
                              same ? "" : ", once with each sign"),
                  fmt::format("the first row is {}", table_.where(at->second.row, a_)),
                  same ? "Remove one of the rows." : "Decide for one sign.");
            return;
        }
        network.ties.push_back({i, j, sign});
    }

    std::size_t network(std::string_view name) {
        const auto [at, fresh] = by_name_.try_emplace(name, networks_.size());
        if (fresh) {
            networks_.push_back({std::string(name), {}, {}});
            places_.emplace_back();
        }
        return at->second;
    }

    std::uint32_t node(std::size_t k, std::string_view name) {
        const auto [at, fresh] = places_[k].node.try_emplace(
            name, static_cast<std::uint32_t>(networks_[k].nodes.size()));
        if (fresh) networks_[k].nodes.emplace_back(name);
        return at->second;
    }

    const CsvTable& table_;
    std::size_t network_, a_, b_, sign_;
    Faults faults_;
    std::vector<SignedNetwork> networks_;
    std::vector<Places> places_;
    std::unordered_map<std::string_view, std::size_t> by_name_;
};

bool is_meant(std::string_view name, std::string_view asked) {
    const std::string_view last = name.substr(name.rfind('_') + 1);
    const bool has_century = !last.empty() && asked.size() == last.size() + 2 &&
                             asked.ends_with(last) &&
                             std::isdigit(static_cast<unsigned char>(last.front())) &&
                             (asked.starts_with("19") || asked.starts_with("20"));
    return asked == last || has_century;
}

std::vector<SignedNetwork> read_published(const Facts& facts) {
    return read_signed_networks(facts.table("signed_networks"));
}

}  // namespace

std::vector<SignedNetwork> read_signed_networks(const CsvTable& table) {
    return NetworkReader(table).read();
}

std::vector<SignedNetwork> given_signed_networks(const std::string& text, const std::string& file) {
    const CsvTable table(text.starts_with(kGzip) ? gunzip(text, file) : text, file);
    return read_signed_networks(table);
}

const std::vector<SignedNetwork>& signed_networks(const Facts& facts) {
    return facts.cached(&read_published);
}

const SignedNetwork& network_named(const std::vector<SignedNetwork>& networks,
                                   std::string_view name, const std::string& where) {
    std::vector<std::string> known;
    const SignedNetwork* meant = nullptr;
    std::size_t several = 0;
    for (const SignedNetwork& network : networks) {
        if (network.name == name) return network;
        known.push_back(network.name);
        if (const std::size_t at = network.name.rfind('_'); at != std::string::npos)
            known.push_back(network.name.substr(at + 1));
        if (!network.name.empty() && is_meant(network.name, name)) {
            meant = &network;
            ++several;
        }
    }
    if (several == 1) return *meant;
    throw InputError(Fault{
        where, fmt::format("{} network '{}'", several == 0 ? "unknown" : "more than one", name),
        fmt::format("there are {} networks, from '{}' to '{}'", networks.size(),
                    networks.front().name, networks.back().name),
        suggestion(name, known)});
}

}  // namespace counterpoise
