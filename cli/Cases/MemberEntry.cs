using Finsam.Cli.Json;

namespace Finsam.Cli.Cases;

/// <summary>A member in <c>forbund.json</c>.</summary>
/// <param name="Share">Part of all contributions, 0 to 1, as decimal text.</param>
/// <param name="Contributions">Year and öre.</param>
internal sealed record MemberEntry(string Id, string Name, string Kind, string Share, IReadOnlyList<(int Year, long Ore)> Contributions)
{
    public static MemberEntry Read(ObjectReader reader) => new(
        reader.Text("id"),
        reader.Text("name"),
        reader.Word("kind", "state", "region", "municipality"),
        reader.Number("share"),
        reader.List("contributions", item => (item.Integer("year"), item.Ore("amount"))));
}
