using Finsam.Refusals;
using Finsam.Reporting.Api;

namespace Finsam.Reporting.Operations;

/// <summary>A refusal as it is stored: its reason by name.</summary>
internal sealed record KeptRefusal(string Reason, string Field, string Message, string Accepted)
{
    /// <summary>A refusal to be stored.</summary>
    public static KeptRefusal Of(Refusal refusal) => new(refusal.Reason.ToString(), refusal.Field, refusal.Message, refusal.Accepted);

    /// <summary>The refusal.</summary>
    public Refusal ToRefusal() => new(
        Enum.TryParse<ReportingReason>(Reason, out var own) ? own : Enum.Parse<RequestReason>(Reason), Field, Message, Accepted);
}
