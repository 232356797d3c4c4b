using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Gives out codes. The request log keeps the answer without them; they are made anew from the request.</summary>
internal sealed class IssueCodesHandler(RequestLog requests, AnswerCodes codes)
{
    private const int MostAtOnce = 1000;

    /// <summary>
    /// Gives them out. Refusals, in order: <c>ValueMissing</c> of the insats, <c>ValueInvalid</c> of the count, <c>RoundUnknown</c>,
    /// <c>RoundClosed</c>, <c>NotInvited</c>, <c>CodesGivenOut</c>.
    /// </summary>
    public async Task<IssueCodesResponse> HandleAsync(IssueCodesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (request.Insats.Length == 0 && caller.Reach != Reach.Forbund)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ValueMissing, "insats", "Insatsen saknas: koder utan insats lämnas ut av förbundets kansli.", "en av dina insatser"));
        }

        if (request.Count is < 1 or > MostAtOnce)
        {
            throw new RefusedException(new Refusal(ParticipantsReason.ValueInvalid, "count", "Fel antal koder.", $"1–{MostAtOnce}"));
        }

        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(QuestionnaireService.QuestionnaireServiceBase.IssueCodes),
            request,
            (connection, transaction) => IssueAsync(connection, transaction, request, cancellationToken),
            cancellationToken);
        response.Codes.Add(codes.Of(request.Forbund, request.Round, request.RequestId, request.Count));
        return response;
    }

    private async Task<IssueCodesResponse> IssueAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IssueCodesRequest request, CancellationToken cancellationToken)
    {
        var store = new RoundStore(connection, transaction, request.Forbund, cancellationToken);
        RoundRules.RefuseClosed(await store.LockAsync(request.Round));
        var invitation = (await store.InvitationsAsync([request.Round]))[request.Round]
            .FirstOrDefault(invitation => invitation.RespondentGroup == request.Group && invitation.Insats == request.Insats)
            ?? throw new RefusedException(new Refusal(
                ParticipantsReason.NotInvited, "group", "Gruppen är inte inbjuden från insatsen.", "en grupp och insats som omgången bjuder in"));
        if (invitation.Issued + request.Count > invitation.Invited)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.CodesGivenOut,
                "count",
                $"{invitation.Issued} koder är redan utlämnade för {invitation.Invited} inbjudna.",
                $"högst {invitation.Invited - invitation.Issued}, eller fler inbjudna"));
        }

        var hashes = codes.Of(request.Forbund, request.Round, request.RequestId, request.Count)
            .Select(code => codes.HashOf(request.Forbund, request.Round, code)).ToArray();
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into answer_code (forbund_id, round, code_hash, respondent_group, insats)
            select @Forbund, @Round, hash, @Group, @Insats from unnest(@hashes::bytea[]) as hash order by hash;

            update round_invitation set issued = issued + @Count
            where forbund_id = @Forbund and round = @Round and respondent_group = @Group and insats = @Insats
            """,
            new { request.Forbund, request.Round, request.Group, request.Insats, request.Count, hashes },
            transaction,
            cancellationToken: cancellationToken));
        return new IssueCodesResponse { Issued = invitation.Issued + request.Count };
    }
}
