using Finsam.Cli.Json;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;

namespace Finsam.Cli.Cases;

/// <summary>An insats in <c>forbund.json</c>: what participants knows of it, and what it has been granted.</summary>
internal sealed record InsatsEntry(Insats Insats, IReadOnlyList<Grant> Grants)
{
    public static InsatsEntry Read(ObjectReader reader)
    {
        var insats = new Insats
        {
            Code = reader.Text("code"),
            Name = reader.Text("name"),
            Group = reader.Text("group"),
            Kind = Kind(reader.Word("kind", "individual", "volume", "structural")),
            WorkOriented = reader.Flag("work_oriented"),
            Esf = reader.OptionalFlag("esf"),
        };
        ForbundEntries.Set(reader.OptionalText("owner"), text => insats.Owner = text);
        ForbundEntries.Set(reader.OptionalText("controller"), text => insats.Controller = text);
        ForbundEntries.Set(reader.OptionalDay("from"), text => insats.From = text);
        ForbundEntries.Set(reader.OptionalDay("to"), text => insats.To = text);
        ForbundEntries.Set(reader.OptionalNumber("places"), text => insats.Places = text);
        ForbundEntries.Set(reader.OptionalNumber("max_months"), text => insats.MaxMonths = text);
        ForbundEntries.Set(reader.OptionalText("target_group"), text => insats.TargetGroup = text);
        ForbundEntries.Set(reader.OptionalText("project"), text => insats.Project = text);
        var grants = reader.List("grants", item => new Grant
        {
            Insats = insats.Code,
            Project = insats.HasProject ? insats.Project : insats.Code,
            Year = item.Integer("year"),
            AmountOre = item.Ore("amount"),
            DecidedOn = item.Day("decided_on"),
        });
        return new InsatsEntry(insats, grants);
    }

    private static InsatsKind Kind(string word) => word switch
    {
        "individual" => InsatsKind.Individual,
        "volume" => InsatsKind.Volume,
        _ => InsatsKind.Structural,
    };
}
