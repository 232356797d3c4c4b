using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Tests;

/// <summary>Makes definitions and composed tables that say only what a test is about.</summary>
internal static class Make
{
    public static ReportDefinition Definition(params ReportSection[] sections) => new(
        "provforbundet",
        new ReportPeriod(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)),
        ReportKinds.Annual,
        "Samordningsförbundet Prov & Test",
        "222000-0000",
        Comparison: null,
        AdoptedOn: null,
        "{\"tables\":[]}",
        sections,
        Goals: [],
        KeyFigures: [],
        Board: [],
        Auditors: [],
        Meetings: [],
        BoardMeetings: null,
        Insatser: []);

    public static ComposedTable Table(string id, string unit, string[] columns, params (string Label, decimal?[] Values)[] rows) => new(
        id,
        $"Tabell {id}",
        "accounts",
        Of: null,
        unit,
        Insats: null,
        [.. columns.Select(label => new ComposedColumn(label, null))],
        [.. rows.Select(row => new ComposedRow(row.Label, RowKind.Plain, null, [.. row.Values.Select(value => new ComposedCell(value))]))]);

    public static ComposedTable WithCell(string id, string row, string column, ComposedCell cell) => new(
        id,
        id,
        "participants",
        id,
        "antal",
        Insats: null,
        [new ComposedColumn(column, null)],
        [new ComposedRow(row, RowKind.Plain, null, [cell])]);
}
