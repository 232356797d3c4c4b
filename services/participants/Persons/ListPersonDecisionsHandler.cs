using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Persons;

/// <summary>Lists what has been decided about a person and others, as far as the caller reaches both.</summary>
internal sealed class ListPersonDecisionsHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is the last number of the page before. Refusals: <c>PageInvalid</c>, <c>PersonUnknown</c>.</summary>
    public async Task<ListPersonDecisionsResponse> HandleAsync(
        ListPersonDecisionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        var person = PersonId.Read(request.PersonId);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await PersonRecords.RequireAsync(connection, null, request.Forbund, [person], caller, cancellationToken);
        var decisions = await PersonDecisions.OfAsync(connection, request.Forbund, person, before, size + 1, cancellationToken);
        var persons = decisions.SelectMany(Both).Distinct().ToArray();
        var reached = await PersonRecords.ReachedAsync(connection, null, request.Forbund, persons, caller, cancellationToken);
        var page = decisions.Take(size).ToList();
        return new ListPersonDecisionsResponse
        {
            Decisions = { page.Where(decision => Both(decision).All(reached.Contains)) },
            NextPageToken = Page.Next(decisions, size, row => row.DecisionNo),
        };
    }

    private static Guid[] Both(PersonDecision decision) => [PersonId.Read(decision.PersonId), PersonId.Read(decision.OtherPersonId)];
}
