using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Checks the rows of a file one by one: by the rules of every participation, and by what only a file can do wrong.</summary>
/// <param name="codes">The code lists.</param>
/// <param name="insatser">The insatser.</param>
/// <param name="today">Day that identity numbers are read on.</param>
/// <param name="caller">Who imports.</param>
/// <param name="problems">What keeps rows from being registered.</param>
/// <param name="oddities">What does not; the same as <paramref name="problems"/> for a strict import.</param>
internal sealed class ImportChecker(
    CodeBook codes, InsatsBook insatser, DateOnly today, Caller caller, ImportProblems problems, ImportProblems oddities)
{
    private readonly ParticipationRules _rules = new(codes, insatser, today);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<Refusal> _refusals = [];

    /// <summary>The row, or null when something is wrong with it.</summary>
    public ImportRow? Check(int line, ParticipationDraft draft)
    {
        _refusals.Clear();
        var participation = _rules.Read(draft, _refusals);
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

        var problemsBefore = problems.Count;
        foreach (var refusal in _refusals)
        {
            problems.Add(line, refusal);
        }

        if (_refusals.Count == 0 || ReferenceEquals(problems, oddities))
        {
            foreach (var odd in RegistrationRules.Broken(participation, insatser).Concat(RegistrationRules.Odd(participation)))
            {
                oddities.Add(line, odd);
            }
        }

        return problems.Count > problemsBefore ? null : new ImportRow(
            line, participation, PersonIdentifier.Of(draft.Person, draft.PersonNumber, today), insatser.ControllerOf(draft.Insats));
    }
}
