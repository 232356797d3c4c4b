using Google.Protobuf.Reflection;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>Rules of money, days, instants and units.</summary>
internal static class FieldRules
{
    private const string Timestamp = ".google.protobuf.Timestamp";

    private static readonly string[] Money = ["amount", "balance", "belopp", "cost", "fee", "money", "price", "saldo"];

    private static readonly string[] Units = ["ore", "kr", "ms", "seconds", "minutes", "hours", "days", "months", "years", "bytes", "percent"];

    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("Money says that it is in öre", model =>
            from field in model.Fields
            let words = field.Definition.Name.Split('_')
            where IsInteger(field.Definition) && words.Any(Money.Contains) && words[^1] != "ore"
            select new Breach(field.Element.Where, $"{field.Definition.Name} is money and does not end in _ore")),

        new("Öre are int64", model =>
            from field in model.Fields
            where field.Definition.Name.EndsWith("_ore", StringComparison.Ordinal) && field.Definition.Type != Type.Int64
            select new Breach(field.Element.Where, $"{field.Definition.Name} is not int64")),

        new("No number is a float or a double", model =>
            from field in model.Fields
            where field.Definition.Type is Type.Float or Type.Double
            select new Breach(field.Element.Where, $"{field.Definition.Name} is binary floating point; decimal numbers are strings with a point")),

        new("A unit stands last in a name", model =>
            from field in model.Fields
            let words = field.Definition.Name.Split('_')
            where words[..^1].Any(Units.Contains)
            select new Breach(field.Element.Where, $"{field.Definition.Name} has its unit before its end")),

        new("An instant is a Timestamp named _at", model =>
            from field in model.Fields
            where field.Definition.Name.EndsWith("_at", StringComparison.Ordinal) != (field.Definition.TypeName == Timestamp)
            select new Breach(field.Element.Where, $"{field.Definition.Name} is either a Timestamp or named _at, and not both")),

        new("A day is a string", model =>
            from field in model.Fields
            let last = field.Definition.Name.Split('_')[^1]
            where last is "on" or "date" && field.Definition.Type != Type.String
            select new Breach(field.Element.Where, $"{field.Definition.Name} is a day and not a string (YYYY-MM-DD)")),
    ];

    private static bool IsInteger(FieldDescriptorProto field) => field.Type is
        Type.Int32 or Type.Int64 or Type.Uint32 or Type.Uint64 or Type.Sint32 or Type.Sint64 or
        Type.Fixed32 or Type.Fixed64 or Type.Sfixed32 or Type.Sfixed64;
}
