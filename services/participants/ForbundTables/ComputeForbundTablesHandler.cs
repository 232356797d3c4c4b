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
/// together, from what is shown of each.
/// </summary>
internal sealed class ComputeForbundTablesHandler(ComputeTablesHandler tables)
{
    // Each is computed once more with its means in full, which are put together.
    private const int MostTables = ContractLimits.ParticipantTables / 2;

    /// <summary>
    /// The tables. Refusals: those of <see cref="StatisticsQuestion.Read"/> and of <see cref="ComputeTablesHandler"/>, and
    /// <c>OptionInvalid</c> for a table that is narrowed to insatser beside another förbund.
    /// </summary>
    public async Task<ComputeForbundTablesResponse> HandleAsync(
        ComputeForbundTablesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var question = StatisticsQuestion.Read(request.Forbund, request.OtherForbund, request.Period, null, [], caller);
        Check(request);
        var response = new ComputeForbundTablesResponse();
        var precise = new List<IReadOnlyList<Table>>();
        foreach (var forbund in question.Forbund)
        {
            using var entered = CurrentForbund.Enter(forbund);
            var answer = await tables.HandleAsync(Ask(request, forbund), caller, cancellationToken);
            response.Forbund.Add(new V1.ForbundTables
            {
                Forbund = forbund, Tables = { answer.Tables.Take(request.Tables.Count) }, AsOf = answer.AsOf,
            });
            precise.Add([.. answer.Tables.Skip(request.Tables.Count)]);
        }

        response.Together.Add(request.Tables.Select((table, index) =>
            TogetherTable.Of(table, [.. precise.Select(each => each[index])])));
        return response;
    }

    private static ComputeTablesRequest Ask(ComputeForbundTablesRequest request, string forbund) => new()
    {
        Forbund = forbund,
        Period = request.Period,
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
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
