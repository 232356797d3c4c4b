using Finsam.Participants.Domain;
using Finsam.Participants.Retention;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Retention on the wire.</summary>
internal sealed class RetentionApi(PutRetentionRuleHandler putRule, ReadRetentionRulesHandler rules, RunRetentionHandler run, ReadRetentionLogHandler log)
    : RetentionService.RetentionServiceBase
{
    public override Task<PutRetentionRuleResponse> PutRetentionRule(PutRetentionRuleRequest request, ServerCallContext context) =>
        putRule.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<GetRetentionRuleResponse> GetRetentionRule(GetRetentionRuleRequest request, ServerCallContext context) =>
        rules.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<ListRetentionRulesResponse> ListRetentionRules(ListRetentionRulesRequest request, ServerCallContext context) =>
        rules.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<RunRetentionResponse> RunRetention(RunRetentionRequest request, ServerCallContext context) =>
        run.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListRetentionRunsResponse> ListRetentionRuns(ListRetentionRunsRequest request, ServerCallContext context) =>
        log.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<ListRemovedIdentitiesResponse> ListRemovedIdentities(
        ListRemovedIdentitiesRequest request, ServerCallContext context) =>
        log.HandleAsync(TextRules.Checked(request), context.CancellationToken);
}
