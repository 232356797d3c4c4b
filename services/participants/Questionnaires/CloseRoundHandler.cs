using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>
/// Closes a round for good. Results are shown from then on and not before: two looks at an open round, one answer apart, would show that answer.
/// </summary>
internal sealed class CloseRoundHandler(RequestLog requests, CountsChange change)
{
    /// <summary>Closes it. Refusals, in order: <c>RoundUnknown</c>, <c>RoundClosed</c>.</summary>
    public Task<CloseRoundResponse> HandleAsync(CloseRoundRequest request, Caller caller, CancellationToken cancellationToken) => requests.RunAsync(
        request.Forbund,
        request.RequestId,
        nameof(QuestionnaireService.QuestionnaireServiceBase.CloseRound),
        request,
        (connection, transaction) => CloseAsync(connection, transaction, request, caller, cancellationToken),
        cancellationToken);

    private async Task<CloseRoundResponse> CloseAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CloseRoundRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var store = new RoundStore(connection, transaction, request.Forbund, cancellationToken);
        var before = await store.LockAsync(request.Round);
        RoundRules.RefuseClosed(before);
        await store.KeepAsync(before.Round, caller.Subject, request.RequestId, reason: "");
        await store.CloseAsync(before.Round);
        await change.TellAsync(connection, transaction, request.Forbund, new Period(before.OpensOn, before.ClosesOn), cancellationToken);
        return new CloseRoundResponse { Round = await store.ToMessageAsync(before with { Closed = true, Version = before.Version + 1 }) };
    }
}
