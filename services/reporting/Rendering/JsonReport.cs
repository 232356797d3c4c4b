using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>The composed tables as JSON (docs/case-folders.md, "The composed report"). The same report gives the same bytes.</summary>
internal static class JsonReport
{
    /// <summary>Media type of the rendering.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    // The document is a file, never put into HTML: Swedish letters stay readable.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Renders a report as UTF-8 JSON.</summary>
    public static byte[] Render(ComposedReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("tables");
            foreach (var table in report.Tables)
            {
                Write(json, table);
            }

            json.WriteEndArray();
            JsonChecks.Write(json, report.Checks ?? []);
            JsonGoalHistories.Write(json, report.GoalHistories ?? []);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ComposedTable table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("title", table.Title);
        json.WriteString("unit", table.Unit);
        if (table.Insats is not null)
        {
            json.WriteString("insats", table.Insats);
        }

        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("label", column.Label);
            if (column.Unit is not null)
            {
                json.WriteString("unit", column.Unit);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("label", row.Label);
            json.WriteStartArray("cells");
            foreach (var cell in row.Cells)
            {
                Write(json, cell);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComposedCell cell)
    {
        json.WriteStartObject();
        WriteNumber(json, "value", cell.Value);
        WriteNumber(json, "share", cell.Share);
        json.WriteString("text", cell.Text);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
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
