#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "world/actors/actors.h"

namespace counterpoise {

/// A random question: 2 to 12 actors on a scale of any place and length, often several at one
/// position, some without power or salience, at least one with both.
inline rc::Gen<ActorQuestion> any_question() {
    // Always at full size: small questions have one position, and hold everything.
    constexpr int kFullSize = 100;
    return rc::gen::resize(
        kFullSize, rc::gen::exec([] {
            ActorQuestion q;
            q.low = *rc::gen::inRange(-100, 100);
            q.high = q.low + *rc::gen::inRange(1, 200);
            const int steps = *rc::gen::inRange(1, 12);
            const auto point = [&] {
                return q.low + q.range() * static_cast<double>(*rc::gen::inRange(0, steps + 1)) /
                                   static_cast<double>(steps);
            };
            if (*rc::gen::arbitrary<bool>()) q.reference = point();
            q.vary = {0.01 * *rc::gen::inRange(0, 50), 0.01 * *rc::gen::inRange(0, 50),
                      *rc::gen::arbitrary<bool>() ? 0.0 : 0.1};
            const int n = *rc::gen::inRange(2, 13);
            for (int i = 0; i < n; ++i)
                q.actors.push_back({"actor " + std::to_string(i), 0.1 * *rc::gen::inRange(0, 100),
                                    point(), 0.01 * *rc::gen::inRange(0, 101), "test", "",
                                    *rc::gen::arbitrary<bool>() ? FigureBasis::illustrative
                                                                : FigureBasis::public_statement});
            q.actors.front().power = 1 + q.actors.front().power;
            q.actors.front().salience = 0.5;
            return q;
        }));
}

}  // namespace counterpoise
