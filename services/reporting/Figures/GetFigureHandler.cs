using Finsam.Ledger.V1;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Sources;
using Finsam.Reporting.V1;
using Finsam.Reporting.Versions;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Figures;

/// <summary>Opens a figure of a composed version, down to the vouchers or the cohort behind it.</summary>
internal sealed class GetFigureHandler(VersionReader versions, StatementService.StatementServiceClient statements)
{
    private const int MostSuggestions = 3;

    /// <summary>The figure, opened as of the composition, by its source with the caller's own rights.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.FigureNotFound"/>,
    /// <see cref="ReportingReason.SourceUnavailable"/>.
    /// </exception>
    /// <exception cref="RpcException">The ledger refuses the caller; its details are passed on.</exception>
    public async Task<GetFigureResponse> HandleAsync(GetFigureRequest request, ServerCallContext context)
    {
        var caller = context.GetCaller();
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, caller);
        var version = await versions.ReadAsync(report, request.Version, context.CancellationToken);
        var narrowedTo = request.NarrowedTo.Length == 0 ? null : request.NarrowedTo;
        var addresses = AddressBook.Of(version.Report, narrowedTo);
        var found = addresses.Find(request.Address) ?? throw new RefusedException(new Refusal(
            ReportingReason.FigureNotFound,
            "address",
            $"Versionen har ingen uppgift på {request.Address}.",
            string.Join(" · ", addresses.Nearest(request.Address, MostSuggestions))));
        var answer = new GetFigureResponse
        {
            Cell = CellMapping.ToMessage(found.Cell), Unit = found.Unit, Version = version.Composition.Version,
        };
        var table = StoredLayout.Read(version.Report.Definition).Tables.FirstOrDefault(candidate => candidate.Id == found.Table.Id);
        switch (found.Table)
        {
            case { Source: LayoutSources.KeyFigures }:
                answer.Stated = "Nyckeltal som förbundet har angett.";
                break;
            case { Of: FixedTables.Goals }:
                OpenGoal(answer, version.Report.Definition.Goals.First(goal => goal.Code == found.Row));
                break;
            case { Source: LayoutSources.Participants }:
                answer.Cohort = Cohort(found, Narrowed(table as ParticipantsLayout, narrowedTo), version);
                break;
            default:
                answer.Ledger = await OpenMoneyAsync(request, found, LedgerTables.Of(table!)!, version, caller, context);
                answer.NextPageToken = answer.Ledger.NextPageToken;
                answer.PartAddresses.Add(answer.Ledger.Parts.Select(part => AddressOf(found.Table, part, addresses)));
                break;
        }

        return answer;
    }

    private static string AddressOf(ComposedTable table, CellPart part, AddressBook addresses)
    {
        var address = $"{table.Id}/{part.Row}/{part.Column}";
        return addresses.Find(address) is null ? "" : address;
    }

    private static void OpenGoal(GetFigureResponse answer, ReportGoal goal)
    {
        if (Goals.GoalMeasures.IsAddress(goal.Measure) || goal.Measure == Goals.GoalMeasures.ClosuresGoalMet)
        {
            answer.Measure = goal.Measure;
        }
        else
        {
            answer.Stated = $"Utfall som styrelsen har angett ({goal.Measure}).";
        }
    }

    private static ParticipantsLayout? Narrowed(ParticipantsLayout? layout, string? insats) =>
        insats is null ? layout : layout?.NarrowedTo(insats);

    private static FigureCohort Cohort(AddressedCell found, ParticipantsLayout? layout, ReadVersion version)
    {
        var period = version.Report.Definition.Period;
        return new FigureCohort
        {
            Table = found.Table.Of ?? found.Table.Id,
            Row = found.Row,
            Column = found.Column.Label,
            Insatser = ContractValues.ToLabels(layout?.Insatser),
            Period = ContractValues.ToPeriod(new ReportPeriod(layout?.From ?? period.From, layout?.To ?? period.To)),
            Definition = layout is null ? null : ParticipantTables.ToRequest(layout, narrowedTo: null),
            AsOf = CompositionMapping.ToMessage(version.Composition.Sources.First(mark => mark.Source == SourceMark.Participants)),
        };
    }

    private async Task<GetCellResponse> OpenMoneyAsync(
        GetFigureRequest request, AddressedCell found, MoneyTable table, ReadVersion version, Caller caller, ServerCallContext context)
    {
        var asked = new GetCellRequest
        {
            Forbund = request.Forbund,
            Period = ContractValues.ToPeriod(version.Report.Definition.Period),
            Table = table,
            Row = found.Row,
            Column = found.Column.Label,
            PageSize = request.PageSize,
            PageToken = request.PageToken,
            AsOfPosition = version.Composition.Sources.First(mark => mark.Source == SourceMark.Ledger).Position,
        };
        try
        {
            return await statements.GetCellAsync(
                asked, new CallOptions(new Metadata { { "authorization", caller.AuthorizationHeader } }, context.Deadline, context.CancellationToken));
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            throw SourceCall.Unavailable(SourceMark.Ledger, "uppgiften kan inte öppnas");
        }
    }
}
