using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Finsam.Common.V1;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>Tables as a case folder's <c>layout.json</c> writes them (docs/case-folders.md). Only what templates use.</summary>
internal static class LayoutJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.GeneralPunctuation),
    };

    /// <summary>The layout of some tables.</summary>
    public static string Of(IEnumerable<MoneyTable> tables) =>
        new JsonObject { ["tables"] = new JsonArray([.. tables.Select(Table)]) }.ToJsonString(Readable);

    private static JsonObject Table(MoneyTable table)
    {
        var json = new JsonObject { ["id"] = table.Id, ["title"] = table.Title, ["source"] = table.Source, ["unit"] = table.Unit };
        Add(json, "measure", table.Measure);
        Add(json, "hide_empty_rows", table.HideEmptyRows);
        if (table.Columns.Count > 0)
        {
            json["columns"] = new JsonArray([.. table.Columns.Select(Column)]);
            json["rows"] = new JsonArray([.. table.Rows.Select(Row)]);
        }

        return json;
    }

    private static JsonObject Column(MoneyColumn column)
    {
        var json = new JsonObject { ["label"] = column.Label };
        Add(json, "code", column.Code);
        Add(json, "budget", column.Budget);
        Add(json, "accounts", column.Accounts);
        Add(json, "diff", column.Diff);
        Add(json, "change_percent", column.ChangePercent);
        if (column.Relative is { } rule)
        {
            var relative = new JsonObject();
            Add(relative, "of", rule.Of);
            relative["back_years"] = rule.BackYears;
            json["relative"] = relative;
        }

        if (column.Decimals > 0)
        {
            json["decimals"] = column.Decimals;
        }

        return json;
    }

    private static JsonObject Row(MoneyRow row)
    {
        var json = new JsonObject { ["label"] = row.Label };
        Add(json, "code", row.Code);
        if (row.HasNote)
        {
            json["note"] = row.Note;
        }

        Add(json, "accounts", row.Accounts);
        Add(json, "projects", row.Projects);
        Add(json, "change", row.Change);
        Add(json, "opening", row.Opening);
        Add(json, "closing", row.Closing);
        Add(json, "sum", row.Sum);
        Add(json, "less", row.Less);
        Add(json, "source", row.Source);
        Add(json, "hidden", row.Hidden);
        Add(json, "hide_when_empty", row.HideWhenEmpty);
        return json;
    }

    private static void Add(JsonObject json, string name, string value)
    {
        if (value.Length > 0)
        {
            json[name] = value;
        }
    }

    private static void Add(JsonObject json, string name, bool value)
    {
        if (value)
        {
            json[name] = true;
        }
    }

    private static void Add(JsonObject json, string name, Labels? labels)
    {
        if (labels is not null)
        {
            json[name] = new JsonArray([.. labels.Values.Select(label => (JsonNode)label)]);
        }
    }

    private static void Add(JsonObject json, string name, ColumnDifference? pair)
    {
        if (pair is not null)
        {
            json[name] = new JsonArray(pair.Minuend, pair.Subtrahend);
        }
    }
}
