using Finsam.Common.V1;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.ImportParticipations;

/// <summary>What is wrong with a file, line by line: all of it is counted, the first part is kept.</summary>
internal sealed class ImportProblems
{
    /// <summary>Most problems in an answer.</summary>
    public const int LargestList = 1000;

    private readonly List<LineProblem> _problems = [];
    private readonly HashSet<int> _lines = [];

    /// <summary>How many there are, those not kept included.</summary>
    public int Count { get; private set; }

    /// <summary>How many lines have one.</summary>
    public int Lines => _lines.Count;

    /// <summary>Those that are kept, by line.</summary>
    public IEnumerable<LineProblem> Kept => _problems.OrderBy(problem => problem.Line);

    /// <summary>Adds what is wrong with a line; the refusal's field is a column.</summary>
    public void Add(int line, Refusal refusal)
    {
        Count++;
        _lines.Add(line);
        if (_problems.Count < LargestList)
        {
            _problems.Add(new LineProblem
            {
                Line = line,
                Field = refusal.Field,
                Reason = refusal.WireReason,
                Message = refusal.Message,
                Accepted = refusal.Accepted,
            });
        }
    }

    /// <summary>The last message of a refused import.</summary>
    public ImportParticipationsResponse ToResponse() => new()
    {
        Refusal = new ImportRefusal { Problems = { Kept }, ProblemCount = Count },
    };
}
