using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Retention;

/// <summary>Puts how long a förbund keeps identities. The rule before it ends, with who ended it.</summary>
internal sealed class PutRetentionRuleHandler(RequestLog requests)
{
    private const int MostMonths = 600;

    /// <summary>Puts it. Refusals: <c>EtagMismatch</c>, then <c>ValueInvalid</c> of months and those of <see cref="StatedReason"/> at once.</summary>
    public Task<PutRetentionRuleResponse> HandleAsync(PutRetentionRuleRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(RetentionService.RetentionServiceBase.PutRetentionRule),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private static async Task<PutRetentionRuleResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutRetentionRuleRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var before = await StoredRule.StandingAsync(connection, transaction, request.Forbund, cancellationToken);
        Etag.Check(request.Etag, (int)(before?.RuleNo ?? 0));
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        if (request.HasMonths && request.Months is < 1 or > MostMonths)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueInvalid, "months", "Antalet månader är felaktigt.", $"1–{MostMonths}, eller utelämnat"));
        }

        RefusedException.ThrowIfAny(refusals);

        int? months = request.HasMonths ? request.Months : null;
        if (before is not null && before.Months == months)
        {
            return Response(before, changed: false);
        }

        return Response(
            await connection.QuerySingleAsync<StoredRule>(new CommandDefinition(
                $"""
                update retention_rule set ended_at = now(), ended_by = @Subject where forbund_id = @Forbund and ended_at is null;

                insert into retention_rule (forbund_id, months, reason, put_by)
                values (@Forbund, @months, @reason, @Subject)
                returning {StoredRule.Columns}
                """,
                new { request.Forbund, months, reason = request.Reason.Trim(), caller.Subject },
                transaction,
                cancellationToken: cancellationToken)),
            changed: true);
    }

    private static PutRetentionRuleResponse Response(StoredRule rule, bool changed) =>
        new() { Rule = rule.ToMessage(), Etag = Etag.Of((int)rule.RuleNo), Changed = changed };
}
