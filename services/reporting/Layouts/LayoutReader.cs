using System.Text.Json;
using Finsam.Protos;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Layouts;

/// <summary>Reads a layout and checks it as a whole, so that everything wrong with it is told at once.</summary>
internal static class LayoutReader
{
    /// <summary>Reads a layout.</summary>
    /// <param name="json">The layout, <c>{"tables": […]}</c>.</param>
    /// <param name="insatser">Codes that tables may be narrowed to; none: any.</param>
    /// <param name="surveys">Ids of the surveys that tables may be of; null: any.</param>
    public static LayoutReading Read(string json, IReadOnlyList<string> insatser, IReadOnlyList<string>? surveys = null)
    {
        var problems = new List<LayoutProblem>();
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            var place = $"rad {exception.LineNumber + 1}, tecken {exception.BytePositionInLine + 1}";
            return new LayoutReading(null, [new LayoutProblem("", place, "är inte JSON", "JSON (RFC 8259)")]);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new LayoutReading(null, [new LayoutProblem("", "layout", "är inget objekt", "{\"tables\": […]}")]);
            }

            var root = new OptionReader(document.RootElement, "", "", problems);
            var tables = new List<LayoutTable>();
            var ids = new HashSet<string>();
            var spans = new SpanLimit();
            foreach (var reader in root.Objects("tables", "table", required: true, ContractLimits.LedgerTables))
            {
                if (ReadTable(reader, insatser, surveys, spans) is { } table)
                {
                    tables.Add(table);
                    if (!ids.Add(Label.Normal(table.Id)))
                    {
                        reader.Note("id", $"id \"{table.Id}\" står två gånger", "ett eget id för varje tabell");
                    }
                }
            }

            root.Finish();
            return problems.Count > 0 ? new LayoutReading(null, problems) : new LayoutReading(new Layout(tables), []);
        }
    }

    private static LayoutTable? ReadTable(
        OptionReader reader, IReadOnlyList<string> insatser, IReadOnlyList<string>? surveys, SpanLimit spans)
    {
        var id = reader.RequiredText("id");
        if (id.Length > 0)
        {
            reader.Place = $"{reader.Place} \"{id}\"";
        }

        if (id.Contains('/'))
        {
            reader.Note("id", $"id \"{id}\" har ett snedstreck, som skiljer delarna av en adress", "ett id utan snedstreck");
        }

        var title = reader.RequiredText("title");
        if (!reader.Has("source"))
        {
            reader.Note("source", "`source` saknas", string.Join(", ", LayoutSources.All));
            return null;
        }

        var source = reader.Choice("source", LayoutSources.All);
        LayoutTable? table = source switch
        {
            null => null,
            LayoutSources.Participants => ParticipantsLayoutReader.Read(reader, id, title, insatser, surveys),
            LayoutSources.Members => MembersLayoutReader.Read(reader, id, title),
            LayoutSources.KeyFigures => new KeyFiguresLayout(id, title, reader.Text("unit") ?? "antal"),
            _ => MoneyLayoutReader.Read(reader, id, title, source, spans),
        };
        if (table is not null)
        {
            var kinds = ChartKinds.For(table.Source, (table as ParticipantsLayout)?.Of);
            table = table with { Charts = reader.Texts("charts", $"[] eller någon av: {string.Join(", ", kinds)}", kinds.Contains) };
            reader.Finish();
        }

        return table;
    }
}
