using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Checks the rows of a file one by one: by the rules of every participation, and by what only a file can do wrong.</summary>
internal sealed class ImportChecker(CodeBook codes, InsatsBook insatser, DateOnly today, Caller caller, ImportProblems problems)
{
    private readonly ParticipationRules _rules = new(codes, insatser, today);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<Refusal> _refusals = [];

    /// <summary>The row, or null when something is wrong with it.</summary>
    public ImportRow? Check(int line, ParticipationDraft draft)
    {
        _refusals.Clear();
        var participation = _rules.Check(draft, _refusals);
        if (insatser.Knows(draft.Insats) && !caller.Reaches(draft.Insats))
        {
            _refusals.Add(InsatsNotAssigned.At("insats"));
        }

        if (draft.Participation.Length > 0 && !_lines.TryAdd(draft.Participation, line))
        {
            _refusals.Add(new Refusal(
                ParticipantsReason.ParticipationTwice,
                "participation",
                $"Deltagandet står redan på rad {_lines[draft.Participation]}.",
                "varje deltagande en gång i filen"));
        }

        foreach (var refusal in _refusals)
        {
            problems.Add(line, refusal);
        }

        return _refusals.Count > 0 ? null : new ImportRow(
            line, participation!, PersonIdentifier.Of(draft.Person, draft.PersonNumber, today), insatser.ControllerOf(draft.Insats));
    }
}
