using System.Globalization;
using System.Text.Json;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>How goals went before, in the JSON rendering.</summary>
internal static class JsonGoalHistories
{
    /// <summary>Writes the list <c>goal_histories</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<GoalHistory> histories)
    {
        json.WriteStartArray("goal_histories");
        foreach (var history in histories)
        {
            json.WriteStartObject();
            json.WriteString("goal", history.Goal);
            json.WriteStartArray("years");
            foreach (var year in history.Years)
            {
                json.WriteStartObject();
                json.WriteString("period", year.Period);
                Write(json, "target", year.Target);
                Write(json, "outcome", year.Outcome);
                json.WriteString("status", year.Status);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? number)
    {
        json.WritePropertyName(name);
        if (number is { } known)
        {
            json.WriteRawValue(known.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
