namespace Finsam.Tidy.Tests.Contract;

/// <summary>That each rule finds what breaks it, on the line where it stands.</summary>
public sealed class ContractRuleTests
{
    /// <summary>The rule; what is changed in the small contract, and to what; the text of the line that is told.</summary>
    public static TheoryData<string, string, string, string> Breaks() => new()
    {
        { "A package is lower_snake_case with a version last", "package finsam.small.v1;", "package finsam.small;", "package" },
        { "A file lies in the folder of its package", "package finsam.small.v1;", "package finsam.large.v1;", "package" },
        { "The C# namespace is the package in PascalCase", "\"Finsam.Small.V1\"", "\"Finsam.Small\"", "syntax" },
        { "No import is public or weak", "import \"google/protobuf/timestamp", "import public \"google/protobuf/timestamp", "import public" },
        { "Every import is used", "import \"google/api", "import \"google/protobuf/empty.proto\";\nimport \"google/api", "empty.proto" },
        { "Every import is used", "  finsam.common.v1.Period period", "  string period", "import \"finsam/common" },
        { "A message is PascalCase", "message Thing {\n", "message HTTPThing {\n}\n// A thing.\nmessage Thing {\n", "HTTPThing" },
        { "An enum is PascalCase", "enum ThingKind {", "enum Thing_Kind {\n// None.\nNONE = 0;\n}\n// It.\nenum ThingKind {", "Thing_Kind" },
        { "A service is PascalCase", "service SmallService", "service smallService", "smallService" },
        { "A method is PascalCase", "rpc PutThing(", "rpc putThing(", "putThing" },
        { "A field is lower_snake_case", "string name = 5", "string nameInPrint = 5", "nameInPrint" },
        { "A oneof is lower_snake_case", "oneof length", "oneof theLength", "theLength" },
        { "A value of an enum is UPPER_SNAKE_CASE", "THING_KIND_BIG", "THING_KIND_Big", "THING_KIND_Big" },
        { "A value of an enum begins with the enum's name", "THING_KIND_BIG", "BIG", "  BIG" },
        { "The zero of an enum is its name and _UNSPECIFIED", "THING_KIND_UNSPECIFIED", "THING_KIND_NONE", "THING_KIND_NONE" },
        {
            "No enum has two names for a value",
            "  THING_KIND_BIG = 1;",
            "  THING_KIND_BIG = 1;\n  // As well.\n  THING_KIND_LARGE = 1;\n  option allow_alias = true;",
            "enum ThingKind"
        },
        { "A service ends in Service", "service SmallService", "service Small", "service Small" },
        { "A method takes its own Request and gives its own Response", "(ListThingsRequest)", "(Thing)", "rpc ListThings" },
        { "No two methods share a Request or a Response", "returns (ListThingsResponse)", "returns (PutThingResponse)", "rpc ListThings" },
        { "A file has a comment", "// A contract that keeps every rule.\n", "", "syntax" },
        { "A message has a comment", "// A thing.\n", "", "message Thing {" },
        { "A field has a comment", "  // In days.\n", "", "length_days" },
        { "A oneof has a comment", "  // How long it is.\n", "", "oneof length" },
        { "An enum has a comment", "// What a thing is.\n", "", "enum ThingKind" },
        { "A value of an enum has a comment", "  // Big.\n", "  //\n", "THING_KIND_BIG" },
        { "A service has a comment", "// Keeps things.\n", "", "service SmallService" },
        { "A method has a comment", "  // The things.\n  rpc", "  rpc", "rpc ListThings" },
        { "Money says that it is in öre", "int64 amount_ore", "int32 amount", "int32 amount" },
        { "Öre are int64", "int64 amount_ore", "int32 amount_ore", "int32 amount_ore" },
        { "No number is a float or a double", "int64 amount_ore", "double weight", "double weight" },
        { "A unit stands last in a name", "length_days", "days_of_length", "days_of_length" },
        { "An instant is a Timestamp named _at", "Timestamp made_at", "Timestamp made", "Timestamp made" },
        { "An instant is a Timestamp named _at", "string counted_on", "string counted_at", "counted_at" },
        { "A day is a string", "string counted_on", "int32 counted_on", "counted_on" },
        { "A write has request_id as its field 1", "string request_id = 1", "string request_id = 4", "rpc PutThing" },
        { "A write has request_id as its field 1", "string request_id = 1", "string key = 1", "rpc PutThing" },
        { "A read has no request_id", "int32 page_size = 2;", "int32 page_size = 2;\n  // Key.\n  string request_id = 9;", "rpc ListThings" },
        { "A list is paged", "int32 page_size", "int32 size", "rpc ListThings" },
        { "A list is paged", "string page_token", "string token", "rpc ListThings" },
        { "A list is paged", "string next_page_token", "string token_after", "rpc ListThings" },
        {
            "A unary or server-streaming method has a form in HTTP",
            " {\n    option (google.api.http) = {get: \"/v1/small/{forbund}/things\"};\n  }",
            ";",
            "rpc ListThings"
        },
        { "A form in HTTP lies under /v1/ and names the förbund", "{get: \"/v1/small/{forbund}", "{get: \"/small/{forbund}", "rpc ListThings" },
        { "A form in HTTP lies under /v1/ and names the förbund", "{get: \"/v1/small/{forbund}", "{get: \"/v1/small/all", "rpc ListThings" },
        { "A write is no GET, and a GET has no body", "put: \"/v1/small/{forbund}/things\" body: \"*\"", "get: \"/v1/small/{forbund}/a\"", "rpc PutThing" },
        { "A write is no GET, and a GET has no body", "{get: \"/v1/small/{forbund}/things\"", "{get: \"/v1/small/{forbund}/a\" body: \"*\"", "rpc List" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void What_breaks_a_rule_is_found_where_it_stands(string rule, string old, string fresh, string line)
    {
        var text = SmallContract.With(old, fresh);
        AssertBreach(rule, SmallContract.Path, text, SmallContract.LineOf(text, line));
    }

    [Fact]
    public void A_files_own_name_is_looked_at() =>
        AssertBreach("A file has a lower_snake_case name", "finsam/small/v1/smallThings.proto", SmallContract.Text, line: 2);

    [Fact]
    public void A_file_of_an_older_language_is_found() =>
        AssertBreach("A file is proto3", "finsam/old/v1/old.proto", "// Old.\nsyntax = \"proto2\";\npackage finsam.old.v1;\n", 2);

    [Fact]
    public void A_contract_that_keeps_the_rules_breaks_none() =>
        Assert.Empty(ContractRule.All.SelectMany(rule => rule.Breaches(new ContractModel(Protoc.Compile((SmallContract.Path, SmallContract.Text))))));

    [Fact]
    public void Every_rule_is_broken_by_a_test()
    {
        var broken = Breaks().Select(row => (string)row[0]).Concat(["A file has a lower_snake_case name", "A file is proto3"]).Distinct();
        Assert.Equal(ContractRule.All.Select(rule => rule.Name).Order(StringComparer.Ordinal), broken.Order(StringComparer.Ordinal));
    }

    private static void AssertBreach(string rule, string path, string text, int line)
    {
        var model = new ContractModel(Protoc.Compile((path, text)));
        var breaches = ContractRule.All.Single(candidate => candidate.Name == rule).Breaches(model).ToList();
        Assert.Contains($"protos/{path}:{line}", breaches.Select(breach => breach.Where));
    }
}
