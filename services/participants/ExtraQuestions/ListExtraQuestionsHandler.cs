using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>Lists the förbund's own questions, in order.</summary>
internal sealed class ListExtraQuestionsHandler(TenantDataSource dataSource)
{
    /// <summary>A page; the token is how many came before. Refusals: <c>PageInvalid</c>, <c>ValueInvalid</c> of the day.</summary>
    public async Task<ListExtraQuestionsResponse> HandleAsync(
        ListExtraQuestionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var skipped = (int)Math.Min(Page.Number(request.PageToken, first: 0), int.MaxValue - size);
        DateOnly on = default;
        if (request.On.Length > 0 && !Days.TryParse(request.On, out on))
        {
            throw new RefusedException(new Refusal(ParticipantsReason.ValueInvalid, "on", "Dagen går inte att läsa.", "ÅÅÅÅ-MM-DD, eller tomt"));
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var asked = (await QuestionStore.ReadAsync(connection, null, request.Forbund, cancellationToken))
            .Where(question => question.Insatser.Length == 0
                || (request.Insats.Length > 0 ? question.Insatser.Contains(request.Insats) : question.Insatser.Any(caller.Reaches)))
            .Where(question => request.MeasurePoint.Length == 0 || question.MeasurePoints.Contains(request.MeasurePoint))
            .Where(question => request.On.Length == 0 || (question.ValidFrom <= on && !(question.ValidTo < on)))
            .ToList();
        return new ListExtraQuestionsResponse
        {
            Questions = { asked.Skip(skipped).Take(size).Select(question => question.ToMessage()) },
            NextPageToken = asked.Count > skipped + size ? (skipped + size).ToString(CultureInfo.InvariantCulture) : "",
        };
    }
}
