namespace Finsam.Ledger.Domain.Checks;

/// <summary>What is told of many checks of one kind.</summary>
internal static class FailedChecks
{
    /// <summary>Most failed checks of one kind in one table.</summary>
    public const int Most = 100;

    /// <summary>Those that failed, at most <see cref="Most"/>; where none did, the first of all, to say that they were made.</summary>
    public static IReadOnlyList<StatementCheck> OrFirst(IEnumerable<StatementCheck> checks)
    {
        var all = checks.ToList();
        var failed = all.Where(check => check.HasPassed == false).Take(Most).ToList();
        return failed.Count > 0 ? failed : [.. all.Take(1)];
    }
}
