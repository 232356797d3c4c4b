using System.Text.Json;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>What was checked, in the JSON rendering.</summary>
internal static class JsonChecks
{
    /// <summary>Writes the list <c>checks</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ReportCheck> checks)
    {
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("kind", CheckMapping.Word(check.Kind));
            json.WriteString("outcome", CheckMapping.Word(check.Outcome));
            json.WriteString("title", check.Title);
            json.WriteString("message", check.Message);
            json.WriteString("place", check.Place);
            Write(json, "left", check.Left);
            Write(json, "right", check.Right);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, CheckedFigure? figure)
    {
        json.WritePropertyName(name);
        if (figure is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("label", figure.Label);
        json.WriteString("figure", figure.Figure);
        json.WriteString("address", figure.Address);
        json.WriteEndObject();
    }
}
