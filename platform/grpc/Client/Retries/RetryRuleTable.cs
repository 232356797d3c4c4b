using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal;

/// <summary>Finds the retry rules of a method: those of its own name, then of its service, then of all.</summary>
internal sealed class RetryRuleTable
{
    private readonly Dictionary<(string Service, string Method), RetryRules?> _rules = [];

    public RetryRuleTable(ServiceConfig? config, int? channelMostAttempts)
    {
        foreach (var method in config?.MethodConfigs ?? [])
        {
            var rules = method.RetryPolicy is null ? null : RetryRules.Of(method.RetryPolicy, channelMostAttempts);
            foreach (var name in method.Names)
            {
                var key = (name.Service ?? "", name.Method ?? "");
                if (key is ("", not "") || !_rules.TryAdd(key, rules))
                {
                    throw new InvalidOperationException($"The method name '{name.Service}/{name.Method}' is configured twice or lacks its service.");
                }
            }
        }
    }

    /// <summary>The rules; null when the method is not tried again.</summary>
    public RetryRules? Find(IMethod method)
    {
        if (_rules.Count == 0)
        {
            return null;
        }

        return _rules.TryGetValue((method.ServiceName, method.Name), out var rules)
            || _rules.TryGetValue((method.ServiceName, ""), out rules)
            || _rules.TryGetValue(("", ""), out rules)
            ? rules is { MostAttempts: > 1 } ? rules : null
            : null;
    }
}
