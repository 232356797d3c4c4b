using Finsam.Tidy.Tests.Contract;

namespace Finsam.Tidy.Tests.Release;

/// <summary>That each kind of break is found, and that what is added is none.</summary>
public sealed class BreakingChangesTests
{
    private static readonly Lazy<ContractSnapshot> Released = new(() => Snapshot(SmallContract.Text));

    /// <summary>What is changed in the small contract, and to what; what is told.</summary>
    public static TheoryData<string, string, string> Breaks() => new()
    {
        { "package finsam.small.v1;", "package finsam.small.v2;", "its package was finsam.small.v1, and is finsam.small.v2" },
        { "\"Finsam.Small.V1\"", "\"Finsam.Little.V1\"", "its csharp_namespace was Finsam.Small.V1" },
        { "service SmallService", "service LittleService", "finsam.small.v1.SmallService: the service is gone" },
        { "rpc PutThing(", "rpc KeepThing(", "SmallService.PutThing: the method is gone" },
        { "  int64 amount_ore = 1;", "", "Thing.amount_ore = 1: the field is gone; reserve 1 and \"amount_ore\"" },
        { "  int64 amount_ore = 1;", "  reserved 1;", "Thing.amount_ore = 1: the field is gone" },
        { "  int64 amount_ore = 1;", "  reserved \"amount_ore\";", "Thing.amount_ore = 1: the field is gone" },
        { "int64 amount_ore = 1;", "int64 amount_ore = 11;", "Thing.amount_ore: the field had the number 1, and has 11" },
        { "int64 amount_ore = 1;", "string note = 1;", "Thing.amount_ore = 1: its name was amount_ore, and is note" },
        { "int64 amount_ore = 1;", "sint64 amount_ore = 1;", "Thing.amount_ore = 1: its type was int64, and is sint64" },
        { "ThingKind kind = 2;", "int32 kind = 2;", "Thing.kind = 2: its type was finsam.small.v1.ThingKind, and is int32" },
        { "map<string, string> parts", "map<string, int32> parts", "its type was map<string, string>, and is map<string, int32>" },
        { "string counted_on = 4;", "repeated string counted_on = 4;", "its cardinality was singular, and is repeated" },
        { "string counted_on = 4;", "optional string counted_on = 4;", "its cardinality was singular, and is optional" },
        { "optional string name = 5;", "string name = 5;", "its cardinality was optional, and is singular" },
        { "string counted_on = 4;", "string counted_on = 4 [json_name = \"day\"];", "its JSON name was countedOn, and is day" },
        { "oneof length", "oneof extent", "Thing.length_days = 6: its oneof was length, and is extent" },
        { "  oneof length {", "  string counted_by = 9;\n  oneof counting {\n", "its oneof was length, and is counting" },
        { "  THING_KIND_BIG = 1;", "", "ThingKind.THING_KIND_BIG = 1: the value is gone; reserve 1 and \"THING_KIND_BIG\"" },
        { "THING_KIND_BIG = 1;", "THING_KIND_BIG = 2;", "ThingKind.THING_KIND_BIG: the value had the number 1, and has 2" },
        { "THING_KIND_BIG = 1;", "THING_KIND_LARGE = 1;", "its name was THING_KIND_BIG, and is THING_KIND_LARGE" },
        { "(ListThingsRequest)", "(PutThingRequest)", "its request was finsam.small.v1.ListThingsRequest" },
        { "(ListThingsResponse)", "(PutThingResponse)", "its response was finsam.small.v1.ListThingsResponse" },
        { "(ListThingsRequest)", "(stream ListThingsRequest)", "its stream of requests was False, and is True" },
        { "(ListThingsResponse)", "(stream ListThingsResponse)", "its stream of responses was False, and is True" },
        { "{get: \"/v1/small/{forbund}/things\"}", "{get: \"/v1/small/{forbund}/all\"}", "\"GET /v1/small/{forbund}/things\" is gone" },
        { "put: \"/v1", "post: \"/v1", "\"PUT /v1/small/{forbund}/things body *\" is gone" },
        { "body: \"*\"", "body: \"thing\"", "\"PUT /v1/small/{forbund}/things body *\" is gone" },
        { "    option (google.api.http) = {get: \"/v1/small/{forbund}/things\"};", "", "is gone; there is none" },
    };

    /// <summary>What is changed, and to what.</summary>
    public static TheoryData<string, string> Additions() => new()
    {
        { "message Thing {", "message More {\n  string text = 1;\n}\n\nmessage Thing {" },
        { "message Thing {", "message Thing {\n  string text = 20;" },
        { "oneof length {", "oneof length {\n    string length_text = 21;" },
        { "THING_KIND_BIG = 1;", "THING_KIND_BIG = 1;\n  THING_KIND_SMALL = 2;" },
        { "  // Puts a thing.\n  rpc", "  rpc GetThing(Thing) returns (Thing);\n  rpc" },
        {
            "{get: \"/v1/small/{forbund}/things\"",
            "{get: \"/v1/small/{forbund}/things\" additional_bindings {get: \"/v1/{forbund}/all\"}"
        },
        { "// What it costs.", "// What it costs, in öre." },
        { "  int64 amount_ore = 1;", "  reserved 1;\n  reserved \"amount_ore\";" },
        { "  THING_KIND_BIG = 1;", "  reserved 1;\n  reserved \"THING_KIND_BIG\";" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void A_break_is_found(string old, string fresh, string told)
    {
        var breaks = BreakingChanges.Between(Released.Value, Snapshot(SmallContract.With(old, fresh)));
        Assert.Contains(breaks, change => change.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void What_is_added_or_reserved_breaks_nothing(string old, string fresh) =>
        Assert.Empty(BreakingChanges.Between(Released.Value, Snapshot(SmallContract.With(old, fresh))));

    [Theory]
    [InlineData("ThingKind", "ThingSort", "finsam.small.v1.ThingKind: the enum is gone from " + SmallContract.Path)]
    [InlineData("PutThingResponse", "PutThingAnswer", "finsam.small.v1.PutThingResponse: the message is gone from " + SmallContract.Path)]
    public void A_type_that_is_gone_is_found(string old, string fresh, string told) =>
        Assert.Contains(told, BreakingChanges.Between(Released.Value, Snapshot(SmallContract.Text.Replace(old, fresh, StringComparison.Ordinal))));

    [Fact]
    public void A_file_that_is_gone_is_found()
    {
        var other = SnapshotReader.Of(Protoc.Compile(("finsam/other/v1/other.proto", "syntax = \"proto3\";\npackage finsam.other.v1;\n")));
        Assert.Contains($"{SmallContract.Path}: the file is gone", BreakingChanges.Between(Released.Value, other));
    }

    [Theory]
    [InlineData("reserved 30 to 39;", "finsam.small.v1.Thing: 30 to 40 were reserved, and are not")]
    [InlineData("reserved 30 to 40;", "finsam.small.v1.Thing: \"weight\" was reserved, and is not")]
    [InlineData("reserved 30 to 41; reserved \"weight\", \"width\";", null)]
    public void What_was_reserved_stays_so(string now, string? told)
    {
        var was = Snapshot(SmallContract.With("message Thing {", "message Thing {\n  reserved 30 to 40;\n  reserved \"weight\";"));
        var breaks = BreakingChanges.Between(was, Snapshot(SmallContract.With("message Thing {", $"message Thing {{\n  {now}")));
        Assert.Equal(told is null, breaks.Count == 0);
        if (told is not null)
        {
            Assert.Contains(told, breaks);
        }
    }

    [Fact]
    public void A_snapshot_is_read_as_it_was_written()
    {
        var text = Released.Value.ToText();
        Assert.Equal(text, ContractSnapshot.Parse(text).ToText());
        Assert.Empty(BreakingChanges.Between(ContractSnapshot.Parse(text), Released.Value));
    }

    private static ContractSnapshot Snapshot(string text) => SnapshotReader.Of(Protoc.Compile((SmallContract.Path, text)));
}
