using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Retention;

/// <summary>Runs a förbund's rule at once, or tells what it would remove.</summary>
internal sealed class RunRetentionHandler(TenantDataSource dataSource, RequestLog requests, IdentityRemoval removal)
{
    // A call is to end before its deadline.
    private const int MostBatches = 50;

    private const string Method = nameof(RetentionService.RetentionServiceBase.RunRetention);

    /// <summary>Runs it. Refusal: <c>RetentionRuleMissing</c>.</summary>
    public async Task<RunRetentionResponse> HandleAsync(RunRetentionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (request.ValidateOnly)
        {
            var tried = await removal.TryAsync(request.Forbund, await MonthsAsync(request.Forbund, cancellationToken), caller.Subject, cancellationToken);
            return new RunRetentionResponse { Run = tried.ToMessage(), IsComplete = true };
        }

        return await requests.FindAsync<RunRetentionResponse>(request.Forbund, request.RequestId, Method, request, cancellationToken)
            ?? await RunAsync(request, caller, cancellationToken);
    }

    private async Task<RunRetentionResponse> RunAsync(RunRetentionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var months = await MonthsAsync(request.Forbund, cancellationToken);
        var run = await removal.BeginAsync(request.Forbund, months, caller.Subject, cancellationToken);
        for (var batch = 0; batch < MostBatches && run.EndedAt is null; batch++)
        {
            run = await removal.RemoveBatchAsync(request.Forbund, run, cancellationToken);
        }

        var response = new RunRetentionResponse { Run = run.ToMessage(), IsComplete = run.EndedAt is not null };
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RequestLog.RecordAsync(
            connection, transaction, request.Forbund, request.RequestId, Method, request, response, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }

    private async Task<int> MonthsAsync(string forbund, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return (await StoredRule.StandingAsync(connection, null, forbund, cancellationToken))?.Months
            ?? throw new RefusedException(new Refusal(
                ParticipantsReason.RetentionRuleMissing, "", "Förbundet har ingen gallringsregel.", "en regel med antal månader först"));
    }
}
