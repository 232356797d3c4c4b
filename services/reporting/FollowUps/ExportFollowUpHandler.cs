using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Sources;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.FollowUps;

/// <summary>
/// A year's insatser in the shape of the national follow-up (Nationella rådet, Uppföljning Finsam): the participants service counts, the ledger
/// sums, and they meet by the code of the insats.
/// </summary>
internal sealed class ExportFollowUpHandler(
    StatisticsService.StatisticsServiceClient statistics, FundingService.FundingServiceClient funding, TimeProvider time)
{
    /// <summary>The year, with the caller's own rights in both services.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.SourceUnavailable"/>.</exception>
    /// <exception cref="RpcException">A source refused; its details are passed on.</exception>
    public async Task<ExportFollowUpResponse> HandleAsync(ExportFollowUpRequest request, ServerCallContext context)
    {
        var options = new SourceCall(context.GetCaller().AuthorizationHeader, context.Deadline, context.CancellationToken).Options(time);
        var counted = await AskAsync(SourceMark.Participants, () => statistics.ExportYearExtractAsync(
            new ExportYearExtractRequest { Forbund = request.Forbund, Year = request.Year }, options));
        var costs = await AskAsync(SourceMark.Ledger, () => funding.ComputeInsatsCostsAsync(
            new ComputeInsatsCostsRequest
            {
                Forbund = request.Forbund,
                Year = request.Year,
                Insatser = { counted.Insatser.Select(insats => new CostedInsats { Insats = insats.Insats, Project = insats.Project }) },
            },
            options));
        var insatser = counted.Insatser.Zip(costs.Costs, Join).ToList();
        var answer = new ExportFollowUpResponse
        {
            Year = counted.Year,
            Insatser = { insatser },
            Participants = counted.Participants,
            BudgetVersion = costs.BudgetVersion,
            Csv = FollowUpFile.Write(counted.Year, insatser),
            AsOf = { counted.AsOf, costs.AsOf },
        };
        if (costs.HasBudgetOre)
        {
            answer.BudgetOre = costs.BudgetOre;
        }

        if (costs.HasOutcomeOre)
        {
            answer.OutcomeOre = costs.OutcomeOre;
        }

        return answer;
    }

    private static FollowUpInsats Join(YearExtractInsats insats, InsatsCost cost)
    {
        var joined = new FollowUpInsats { Insats = insats };
        if (cost.HasProject)
        {
            joined.Project = cost.Project;
        }

        if (cost.HasBudgetOre)
        {
            joined.BudgetOre = cost.BudgetOre;
        }

        if (cost.HasOutcomeOre)
        {
            joined.OutcomeOre = cost.OutcomeOre;
        }

        return joined;
    }

    private static async Task<T> AskAsync<T>(string source, Func<AsyncUnaryCall<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.Unavailable)
        {
            throw SourceCall.Unavailable(source, "årsuttaget kan inte göras");
        }
    }
}
