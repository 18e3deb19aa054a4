// Asks what `counterpoise run --leave USA:NATO --assume target_after_exit=all --assume
// ally_response=all --runs 128
// --end 2030` asks, and writes effects.csv and report.json into the folder that is named.
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>

#include "answers/run/run.h"
#include "base/error.h"
#include "base/version.h"

using namespace counterpoise;

namespace {

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Question question(const Facts& facts) {
    QuestionWords words;
    words.leave = {"USA:NATO"};
    words.assume = {"target_after_exit=all", "ally_response=all"};
    words.runs = 128;
    words.end = 2030;
    words.about = "Made from the command line.";
    return question_from(words, facts);
}

void answer(const std::string& folder) {
    const std::string blob = file(COUNTERPOISE_FACTS);
    const Facts facts(std::as_bytes(std::span(blob)));
    const auto answer =
        run_question(facts, question(facts), run_in_order, std::string(program_version()));
    std::ofstream(folder + "/effects.csv", std::ios::binary) << to_csv(*answer);
    std::ofstream(folder + "/report.json", std::ios::binary) << to_json(*answer);
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 64;
    try {
        answer(words[1]);
    } catch (const InputError& error) {
        std::cerr << error.what() << "\n";
        return 65;
    }
}
