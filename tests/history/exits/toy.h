#pragma once

#include <map>
#include <string>

#include "altered.h"

namespace counterpoise {

/// A record made by hand: a defence pact T of five states of 1900. Belgium leaves, Spain changes
/// what it owes, Portugal is away for five months, and Italy leaves as the pact is about to end;
/// U never has three members; V, of three, binds nobody to defend.
inline std::map<std::string, std::string> toy_treaties() {
    return {{"treaties.csv",
             "treaty,atop_id,short,name,start_date,end_date,bilateral,wartime,standing,"
             "standing_source,confidence\n"
             "T,,T,Toy pact,1900-01-01,1910-12-31,0,0,ended,toy,high\n"
             "U,,U,Pair,1900-01-01,1910-12-31,1,0,ended,toy,high\n"
             "V,,V,Consultation,1900-01-01,,0,0,ended,toy,high\n"},
            {"treaty_provisions.csv",
             "treaty,organization,command,contact,term,length_months,renunciation\n"
             "T,2,0,0,1,120,1\n"},
            {"treaty_members.csv",
             "treaty,cow,start_date,end_date,defence,offence,neutrality,nonaggression,"
             "consultation,source,confidence\n"
             "T,200,1900-01-01,1910-12-31,1,0,0,0,0,toy,high\n"
             "T,211,1900-01-01,1904-12-31,1,0,0,0,0,toy,high\n"
             "T,230,1900-01-01,1902-06-30,1,0,0,0,0,toy,high\n"
             "T,230,1902-07-01,1910-12-31,0,0,0,0,1,toy,high\n"
             "T,235,1900-01-01,1905-01-31,1,0,0,0,0,toy,high\n"
             "T,235,1905-07-01,1910-12-31,1,0,0,0,0,toy,high\n"
             "T,325,1900-01-01,1910-05-31,1,0,0,0,0,toy,high\n"
             "U,200,1900-01-01,1910-12-31,1,0,0,0,0,toy,high\n"
             "U,220,1900-01-01,1905-12-31,1,0,0,0,0,toy,high\n"
             "V,200,1900-01-01,,0,0,0,0,1,toy,high\n"
             "V,220,1900-01-01,,0,0,0,0,1,toy,high\n"
             "V,230,1900-01-01,,0,0,0,0,1,toy,high\n"
             "V,235,1900-01-01,1903-12-31,0,0,0,0,1,toy,high\n"}};
}

}  // namespace counterpoise
