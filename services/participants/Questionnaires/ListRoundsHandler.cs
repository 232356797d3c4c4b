using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.Questionnaires;

/// <summary>Lists rounds, by key.</summary>
internal sealed class ListRoundsHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is the last key of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListRoundsResponse> HandleAsync(ListRoundsRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var store = new RoundStore(connection, null, request.Forbund, cancellationToken);
        var found = await store.PageAsync(request.Questionnaire, request.PageToken, size + 1);
        var rounds = found.Take(size).ToList();
        var invitations = await store.InvitationsAsync(rounds.Select(round => round.Round));
        return new ListRoundsResponse
        {
            Rounds = { rounds.Select(round => round.ToMessage(invitations[round.Round])) },
            NextPageToken = found.Count > size ? rounds[^1].Round : "",
        };
    }
}
