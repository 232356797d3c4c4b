using Finsam.Common.V1;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Asks both services for a report's tables and puts the answers together.</summary>
internal sealed class ReportTables(SourceTables sources)
{
    /// <summary>Composes a draft.</summary>
    public async Task<SourcedDraft> ComposeAsync(
        ReportDefinition definition, Layout layout, SourceCall call, ComposeProgress progress)
    {
        const string asking = "Hämtar tabeller";
        var plan = CompositionPlan.Of(definition, layout);
        var ofLedger = plan.Tables.Where(table => table.IsOfLedger).ToList();
        var ofParticipants = plan.Tables.Where(table => table.IsOfParticipants).ToList();
        var goalCounts = plan.GoalCounts.ToList();
        var total = ofLedger.Count + ofParticipants.Count + goalCounts.Count;
        await progress.TellAsync(asking, 0, total);

        var places = LayoutPlaces.Of(layout);
        // A team may not ask the ledger, and the report of an insats need not.
        var ledger = definition.Insats is not null && ofLedger.Count == 0 ? null : AskLedgerAsync(definition, layout, call);
        var participants = sources.OfParticipantsAsync(
            definition.Forbund,
            definition.Period,
            new AskedTables<Participants.V1.ParticipantTable>(
                [
                    .. ofParticipants.Select(table => ParticipantTables.ToRequest((ParticipantsLayout)table.Layout, table.NarrowedTo)),
                    .. goalCounts.Select(count => ParticipantTables.ToRequest(count.Value, narrowedTo: null)),
                ],
                [
                    .. ofParticipants.Select(table => places.GetValueOrDefault(table.Layout.Id, LayoutPlaces.All)),
                    .. goalCounts.Select(_ => "goals"),
                ]),
            call);
        var told = (ledger is null ? new[] { participants } : [ledger, participants])
            .Select(async asked => await progress.AddAsync(asking, (await asked).Tables.Count, total));
        await Task.WhenAll(told);

        await progress.TellAsync("Mäter mål och kontrollerar texter", 0, definition.Sections.Count);
        var answers = new Dictionary<PlannedTable, Table>(ReferenceEqualityComparer.Instance);
        var fromLedger = ledger is null ? null : await ledger;
        Match(ofLedger, fromLedger?.Tables ?? [], answers);
        var (fromParticipants, _, participantsMark) = await participants;
        Match(ofParticipants, fromParticipants, answers);
        var counts = goalCounts.Select((count, i) => (count.Key, Table: fromParticipants[ofParticipants.Count + i]))
            .ToDictionary(count => count.Key, count => count.Table);
        var draft = ReportComposer.Compose(definition, plan, answers, counts);
        await progress.TellAsync("Mäter mål och kontrollerar texter", definition.Sections.Count, definition.Sections.Count);
        return new SourcedDraft(draft, fromLedger is null ? [participantsMark] : [fromLedger.Mark, participantsMark]);
    }

    /// <summary>The tables that the ledger computes, in the layout's order.</summary>
    public Task<SourceAnswer> AskLedgerAsync(ReportDefinition definition, Layout layout, SourceCall call)
    {
        var places = LayoutPlaces.Of(layout);
        var tables = layout.Tables.Select(table => (table.Id, Request: LedgerTables.Of(table))).Where(table => table.Request is not null).ToList();
        return sources.OfLedgerAsync(
            definition.Forbund,
            definition.Period,
            new AskedTables<Ledger.V1.MoneyTable>(
                [.. tables.Select(table => table.Request!)], [.. tables.Select(table => places[table.Id])]),
            call);
    }

    private static void Match(List<PlannedTable> asked, IReadOnlyList<Table> tables, Dictionary<PlannedTable, Table> answers)
    {
        for (var i = 0; i < asked.Count; i++)
        {
            answers.Add(asked[i], tables[i]);
        }
    }
}
