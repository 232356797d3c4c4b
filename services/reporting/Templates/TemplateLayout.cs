using System.Text.Json;
using System.Text.Json.Nodes;
using Finsam.Refusals;
using Finsam.Reporting.Api;

namespace Finsam.Reporting.Templates;

/// <summary>Puts a report's layout together from the ledger's tables and the template's own.</summary>
internal static class TemplateLayout
{
    private const string Insats = "{insats}";

    /// <summary>The layout as JSON: the ledger's tables in their order, then the template's.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.LayoutInvalid"/>: the template's layout is no list of tables.</exception>
    public static string Of(IEnumerable<string> ledgerLayouts, string ownLayout, string insats)
    {
        var tables = new JsonArray();
        foreach (var layout in ledgerLayouts.Append(ownLayout.Length == 0 ? """{"tables": []}""" : ownLayout.Replace(Insats, insats, StringComparison.Ordinal)))
        {
            foreach (var table in Tables(layout))
            {
                tables.Add(table?.DeepClone());
            }
        }

        return new JsonObject { ["tables"] = tables }.ToJsonString();
    }

    private static JsonArray Tables(string layout)
    {
        try
        {
            return JsonNode.Parse(layout)?["tables"] as JsonArray ?? throw Invalid();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Invalid();
        }
    }

    private static RefusedException Invalid() => new(new Refusal(
        ReportingReason.LayoutInvalid, "template", "Mallens layout är ingen lista av tabeller.", "{\"tables\": […]}"));
}
