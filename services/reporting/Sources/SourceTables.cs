using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Protos;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Grpc.Core;

namespace Finsam.Reporting.Sources;

/// <summary>Asks the ledger and the participants service for tables, on the caller's behalf.</summary>
internal sealed class SourceTables(
    LedgerService.LedgerServiceClient ledger, ParticipantsService.ParticipantsServiceClient participants, TimeProvider time)
{
    /// <summary>The tables of the ledger, in the order asked for.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.SourceUnavailable"/>.</exception>
    /// <exception cref="RpcException">The ledger refused a table; its details are passed on.</exception>
    public Task<SourceAnswer> OfLedgerAsync(
        string forbund, ReportPeriod period, AskedTables<MoneyTable> tables, SourceCall call) =>
        AskAsync(SourceMark.Ledger, tables, ContractLimits.LedgerTables, call, async (batch, options) =>
        {
            var request = new Ledger.V1.ComputeTablesRequest
            {
                Forbund = forbund,
                Period = ContractValues.ToPeriod(period),
                Tables = { batch },
            };
            var answer = await ledger.ComputeTablesAsync(request, options);
            return (answer.Tables, answer.Warnings, answer.AsOf);
        });

    /// <summary>The tables of the participants service, in the order asked for.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.SourceUnavailable"/>.</exception>
    /// <exception cref="RpcException">The service refused a table; its details are passed on.</exception>
    public Task<SourceAnswer> OfParticipantsAsync(
        string forbund, ReportPeriod period, AskedTables<ParticipantTable> tables, SourceCall call) =>
        AskAsync(SourceMark.Participants, tables, ContractLimits.ParticipantTables, call, async (batch, options) =>
        {
            var request = new Participants.V1.ComputeTablesRequest
            {
                Forbund = forbund,
                Period = ContractValues.ToPeriod(period),
                Tables = { batch },
            };
            var answer = await participants.ComputeTablesAsync(request, options);
            return (answer.Tables, [], answer.AsOf);
        });

    private async Task<SourceAnswer> AskAsync<TTable>(
        string source,
        AskedTables<TTable> asked,
        int most,
        SourceCall call,
        Func<TTable[], CallOptions, Task<(IReadOnlyList<Table> Tables, IReadOnlyList<FieldWarning> Warnings, AsOf AsOf)>> ask)
    {
        var options = call.Options(time);
        var answered = new List<Table>(asked.Tables.Count);
        var warnings = new List<FieldWarning>();
        SourceMark? mark = null;

        // The sources are asked even when the report has no table of theirs: their position tells whether one is stale.
        foreach (var batch in asked.Tables.Count == 0 ? [[]] : asked.Tables.Chunk(most))
        {
            var places = new TablePlaces([.. asked.Places.Skip(answered.Count).Take(batch.Length)]);
            var (batchTables, batchWarnings, asOf) = await CallAsync(source, places, () => ask(batch, options));
            if (batchTables.Count != batch.Length)
            {
                throw new InvalidDataException($"{source}: {batchTables.Count} tables in answer to {batch.Length}.");
            }

            answered.AddRange(batchTables);
            warnings.AddRange(batchWarnings.Select(warning => new FieldWarning(warning) { Field = places.Rename(warning.Field) }));

            // The lowest position of the batches: whatever was committed between them marks the report as overtaken.
            if (mark is null || asOf.Position < mark.Position)
            {
                mark = new SourceMark(source, asOf.Position, asOf.ComputedAt?.ToDateTimeOffset() ?? time.GetUtcNow());
            }
        }

        return new SourceAnswer(answered, warnings, mark!);
    }

    private static async Task<T> CallAsync<T>(string source, TablePlaces places, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            throw SourceCall.Unavailable(source, "rapporten kan inte sammanställas");
        }
        catch (RpcException error)
        {
            throw places.Rename(source, error);
        }
    }
}
