using System.Text.Json;
using System.Text.Json.Nodes;

namespace Finsam.Participants.Participations;

/// <summary>Participations as JSON rows of their table, so that one parameter holds all of a statement's.</summary>
internal static class ParticipationRows
{
    private static readonly JsonSerializerOptions ByColumn = new() { PropertyNamingPolicy = new ColumnNames() };

    /// <summary>A JSON array with an object for each; names are the table's columns.</summary>
    public static string Write(IReadOnlyList<NewParticipation> participations)
    {
        var rows = new JsonArray();
        foreach (var (registered, _, subject) in participations)
        {
            var row = JsonSerializer.SerializeToNode(registered, ByColumn)!.AsObject();
            row["registered_by"] = subject;
            rows.Add((JsonNode)row);
        }

        return rows.ToJsonString();
    }

    // followup_12m is Followup12m.
    private sealed class ColumnNames : JsonNamingPolicy
    {
        private static readonly Dictionary<string, string> ByProperty = ParticipationStore.Fields
            .Split(',', StringSplitOptions.TrimEntries)
            .Append("participation")
            .ToDictionary(column => column.Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);

        public override string ConvertName(string name) => ByProperty.GetValueOrDefault(name, name);
    }
}
