using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.Retention;

/// <summary>Shows the rules of a förbund: the one that stands, and those before it.</summary>
internal sealed class ReadRetentionRulesHandler(TenantDataSource dataSource)
{
    /// <summary>The one that stands.</summary>
    public async Task<GetRetentionRuleResponse> HandleAsync(GetRetentionRuleRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rule = await StoredRule.StandingAsync(connection, null, request.Forbund, cancellationToken);
        return new GetRetentionRuleResponse { Rule = rule?.ToMessage(), Etag = Etag.Of((int)(rule?.RuleNo ?? 0)) };
    }

    /// <summary>A page of all; the token is the last number of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListRetentionRulesResponse> HandleAsync(ListRetentionRulesRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rules = (await connection.QueryAsync<StoredRule>(new CommandDefinition(
            $"""
            select {StoredRule.Columns} from retention_rule
            where forbund_id = @Forbund and rule_no < @before
            order by rule_no desc
            limit @limit
            """,
            new { request.Forbund, before, limit = size + 1 },
            cancellationToken: cancellationToken))).AsList();
        return new ListRetentionRulesResponse
        {
            Rules = { rules.Take(size).Select(rule => rule.ToMessage()) },
            NextPageToken = Page.Next(rules, size, row => row.RuleNo),
        };
    }
}
