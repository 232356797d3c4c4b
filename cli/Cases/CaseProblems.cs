using Finsam.Cli.Json;

namespace Finsam.Cli.Cases;

/// <summary>Collects the problems of one file.</summary>
internal sealed class CaseProblems(string file)
{
    private readonly List<CaseProblem> _problems = [];
    private readonly List<CaseProblem> _warnings = [];

    /// <summary>What is odd but can be used.</summary>
    public IReadOnlyList<CaseProblem> Warnings => _warnings;

    public void Add(JsonValue at, string message, string accepted) => _problems.Add(new CaseProblem(file, at.Line, at.Path, message, accepted));

    public void Add(int line, string field, string message, string accepted) => _problems.Add(new CaseProblem(file, line, field, message, accepted));

    public void Warn(JsonValue at, string message, string accepted) => _warnings.Add(new CaseProblem(file, at.Line, at.Path, message, accepted));

    /// <summary>Stops here when anything is wrong.</summary>
    /// <exception cref="CaseException">Something is.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new CaseException([.. _problems.OrderBy(problem => problem.Line)]);
        }
    }
}
