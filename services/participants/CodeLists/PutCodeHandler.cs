using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.CodeLists;

/// <summary>Puts a code of the förbund's own. What it was before goes into its history, with the reason.</summary>
internal sealed class PutCodeHandler(RequestLog requests, CodeBookSource codes)
{
    /// <summary>Most codes that a förbund may have of its own, over all lists.</summary>
    private const int MostCodes = 500;

    /// <summary>
    /// Puts it. Refusals, in order: what is wrong with it at once, <c>EtagMismatch</c>, <c>CodeSpansOverlap</c>, <c>CodeInUse</c>, those of
    /// <see cref="StatedReason"/>.
    /// </summary>
    public async Task<PutCodeResponse> HandleAsync(PutCodeRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var common = await codes.ReadAsync(cancellationToken);
        return await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(CodeListService.CodeListServiceBase.PutCode),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, common, caller, cancellationToken),
            cancellationToken);
    }

    private static async Task<PutCodeResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutCodeRequest request,
        CodeBook common,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var (wanted, reason) = (request.Code ?? new Code(), request.Reason);
        var after = Checked(wanted, await OpenListsAsync(connection, transaction, cancellationToken), common);
        var spans = await OwnCodeStore.FindAsync(connection, transaction, request.Forbund, after.List, after.Code, cancellationToken);
        var before = spans.SingleOrDefault(span => span.ValidFrom == after.ValidFrom);
        Etag.Check(wanted.Etag, before?.Version ?? 0);
        if (before is not null && (after with { Version = before.Version }) == before)
        {
            return new PutCodeResponse { Code = before.ToMessage(), Changed = false };
        }

        after = after with { Version = (before?.Version ?? 0) + 1 };
        OwnCode[] others = [.. spans.Where(span => span != before)];
        if (others.Any(span => span.ValidFrom <= after.ValidTo && after.ValidFrom <= span.ValidTo))
        {
            throw Refused(ParticipantsReason.CodeSpansOverlap, "code.valid_from", "Koden har redan en text under den tiden.", "en tid som inte överlappar");
        }

        if (await OwnCodeStore.FirstUseOutsideAsync(
            connection, transaction, request.Forbund, after.List, after.Code, [.. others, after], cancellationToken) is { } used)
        {
            throw Refused(
                ParticipantsReason.CodeInUse, "code.valid_to", $"Koden är registrerad {Days.Write(used)}.", "en tid som täcker alla dagar den är registrerad");
        }

        await CheckRoomAsync(connection, transaction, request.Forbund, before, reason, cancellationToken);
        var why = new Replacement(caller.Subject, request.RequestId, reason.Trim());
        await OwnCodeStore.WriteAsync(connection, transaction, request.Forbund, after, why, cancellationToken);
        return new PutCodeResponse { Code = after.ToMessage(), Changed = true };
    }

    private static OwnCode Checked(Code wanted, IReadOnlyCollection<string> openLists, CodeBook common)
    {
        var refusals = new List<Refusal>();
        return CodeRules.Check(wanted, openLists, common, refusals) ?? throw new RefusedException(refusals);
    }

    private static async Task CheckRoomAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        OwnCode? before,
        string reason,
        CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        if (before is not null)
        {
            StatedReason.Check(reason, refusals);
        }
        else
        {
            StatedReason.CheckOptional(reason, refusals);
            if ((await OwnCodeStore.ReadAsync(connection, transaction, forbund, cancellationToken)).Count >= MostCodes)
            {
                refusals.Add(new Refusal(ParticipantsReason.TooManyCodes, "code", "Förbundet har för många egna koder.", $"högst {MostCodes}"));
            }
        }

        RefusedException.ThrowIfAny(refusals);
    }

    private static async Task<IReadOnlyList<string>> OpenListsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "select list from code_list where is_open order by list", transaction: transaction, cancellationToken: cancellationToken))).AsList();

    private static RefusedException Refused(ParticipantsReason reason, string field, string message, string accepted) =>
        new(new Refusal(reason, field, message, accepted));
}
