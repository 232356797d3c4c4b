namespace Finsam.Cli.Cases;

/// <summary>A case folder can't be used; nothing more has been sent.</summary>
internal sealed class CaseException : Exception
{
    public CaseException(IReadOnlyList<CaseProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    public CaseException(CaseProblem problem)
        : this([problem])
    {
    }

    /// <summary>Everything that was found, in file order.</summary>
    public IReadOnlyList<CaseProblem> Problems { get; }
}
