using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Questionnaires;

/// <summary>Shows what was answered in a closed round, with closed rounds of the same questionnaire before it beside.</summary>
internal sealed class RoundResultsHandler(TenantDataSource dataSource)
{
    private const int MostEarlier = 10;

    /// <summary>
    /// The results. Groups are never added up, and of insatser that the caller does not reach none is told. Refusals, in order:
    /// <c>ValueInvalid</c>, <c>RoundUnknown</c>, <c>RoundNotClosed</c>.
    /// </summary>
    public async Task<ComputeRoundResultsResponse> HandleAsync(
        ComputeRoundResultsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (request.EarlierRounds is < 0 or > MostEarlier)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ValueInvalid, "earlier_rounds", "Fel antal tidigare omgångar.", $"0–{MostEarlier}"));
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var store = new RoundStore(connection, null, request.Forbund, cancellationToken);
        var round = await store.ReadAsync(request.Round);
        if (!round.Closed)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.RoundNotClosed, "round", "Omgången är öppen: svaren visas när den har stängts.", "en stängd omgång"));
        }

        var rounds = await store.WithEarlierAsync(round, request.EarlierRounds);
        string[] keys = [.. rounds.Select(one => one.Round)];
        var invitations = await store.InvitationsAsync(keys);
        var counts = await RoundCounts.ReadAsync(connection, request.Forbund, keys, cancellationToken);
        var k = await SmallCounts.ReadKAsync(connection, request.Forbund, cancellationToken);
        return new ComputeRoundResultsResponse
        {
            Rounds =
            {
                rounds.Select(one => new RoundResults
                {
                    Round = one.Round,
                    Title = one.Title,
                    OpensOn = Days.Write(one.OpensOn),
                    ClosesOn = Days.Write(one.ClosesOn),
                    Questions = { counts.Questions[one.Round].Select(question => Results(question, [.. invitations[one.Round]])) },
                }),
            },
        };

        QuestionResults Results(RoundCounts.Asked question, IReadOnlyList<StoredInvitation> invited)
        {
            var results = new QuestionResults { Question = question.Question, Text = question.Text, Scale = QuestionDistributions.ScaleOf(question) };
            foreach (var group in invited.GroupBy(invitation => invitation.RespondentGroup))
            {
                string[] insatser = [.. group.Select(invitation => invitation.Insats)];
                results.Distributions.Add(new QuestionDistributions(counts, question, group.Key, insatser, k).Of(caller));
            }

            return results;
        }
    }
}
