using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.Statistics;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Protos;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.ForbundTables;

/// <summary>
/// Computes participant tables of several förbund: each as <c>ComputeTables</c> has them, in a transaction that is bound to it, and all of them
/// together, from what is shown of each. A period to set beside is computed the same way.
/// </summary>
internal sealed class ComputeForbundTablesHandler(ComputeTablesHandler tables)
{
    // Each is computed once more with its means in full, which are put together.
    private const int MostTables = ContractLimits.ParticipantTables / 2;

    /// <summary>
    /// The tables. Refusals: those of <see cref="StatisticsQuestion.Read"/> and of <see cref="ComputeTablesHandler"/>, and
    /// <c>OptionInvalid</c> for a table that is narrowed to insatser beside another förbund, or has a period of its own beside a comparison.
    /// </summary>
    public async Task<ComputeForbundTablesResponse> HandleAsync(
        ComputeForbundTablesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var question = StatisticsQuestion.Read(request.Forbund, request.OtherForbund, request.Period, request.Comparison, [], caller);
        Check(request);
        var response = new ComputeForbundTablesResponse();
        var (precise, preciseBeside) = (new List<IReadOnlyList<Table>>(), new List<IReadOnlyList<Table>>());
        foreach (var forbund in question.Forbund)
        {
            using var entered = CurrentForbund.Enter(forbund);
            var answer = await tables.HandleAsync(Ask(request, request.Period, forbund), caller, cancellationToken);
            var shown = new V1.ForbundTables { Forbund = forbund, Tables = { answer.Tables.Take(request.Tables.Count) }, AsOf = answer.AsOf };
            response.Forbund.Add(shown);
            precise.Add([.. answer.Tables.Skip(request.Tables.Count)]);
            if (request.Comparison is { } comparison)
            {
                var beside = await tables.HandleAsync(Ask(request, comparison, forbund), caller, cancellationToken);
                shown.Comparison.Add(beside.Tables.Take(request.Tables.Count));
                preciseBeside.Add([.. beside.Tables.Skip(request.Tables.Count)]);
            }
        }

        response.Together.Add(Together(request, precise));
        response.TogetherComparison.Add(request.Comparison is null ? [] : Together(request, preciseBeside));
        return response;
    }

    private static IEnumerable<Table> Together(ComputeForbundTablesRequest request, List<IReadOnlyList<Table>> precise) =>
        request.Tables.Select((table, index) => TogetherTable.Of(table, [.. precise.Select(each => each[index])]));

    private static ComputeTablesRequest Ask(ComputeForbundTablesRequest request, Common.V1.Period period, string forbund) => new()
    {
        Forbund = forbund,
        Period = period,
        Tables =
        {
            request.Tables,
            request.Tables.Select(table => new ParticipantTable(table) { Decimals = ContractLimits.Decimals }),
        },
    };

    private static void Check(ComputeForbundTablesRequest request)
    {
        var refusals = new List<Refusal>();
        if (request.Tables.Count > MostTables)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.TooManyTables, "tables", "Begäran har för många tabeller.", $"högst {MostTables} tabeller"));
        }

        foreach (var (index, table) in request.Tables.Index())
        {
            if (request.OtherForbund.Count > 0 && (table.Insatser is not null || table.HasNarrowedTo))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.OptionInvalid,
                    $"tables[{index}].insatser",
                    "Insatser väljs i ett förbund, inte i flera.",
                    "inga insatser, eller inget other_forbund"));
            }

            if (request.Comparison is not null && (table.HasFrom || table.HasTo))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.OptionInvalid,
                    $"tables[{index}].from",
                    "Tabellen har en egen period, som inte kan jämföras med en annan.",
                    "ingen from eller to, eller ingen comparison"));
            }
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
