using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Participations;

/// <summary>
/// Holds what a call is to register against the insats' period, what is measured, and where the person takes part already. What a participation
/// broke before the call, by a file that told how it was, does not stop the call: it is warned of.
/// </summary>
/// <param name="insatser">Where participations may be.</param>
/// <param name="overlaps">True when the person has another participation in the insats at that time.</param>
internal sealed class RegistrationCheck(InsatsBook insatser, Func<RegisteredParticipation, Guid, Task<bool>> overlaps)
{
    private readonly List<Refusal> _warnings = [];

    /// <summary>One that looks in the database for where the person takes part.</summary>
    public RegistrationCheck(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, InsatsBook insatser, CancellationToken cancellationToken)
        : this(
            insatser,
            (participation, person) => Overlap.ExistsAsync(connection, transaction, forbund, participation, person, cancellationToken))
    {
    }

    /// <summary>What the answer warns of.</summary>
    public IEnumerable<FieldWarning> Warnings => _warnings.Select(warning => new FieldWarning
    {
        Field = warning.Field, Reason = warning.WireReason, Message = warning.Message, Accepted = warning.Accepted,
    });

    /// <summary>Checks a new state; what it newly breaks goes to <paramref name="refusals"/>.</summary>
    /// <param name="before">What was registered; null for an inskrivning.</param>
    /// <param name="after">What is to be registered. A day that could not be read is not held against anything.</param>
    /// <param name="personBefore">Whose participation it was; null where nobody is known.</param>
    /// <param name="personAfter">Whose it is to be.</param>
    /// <param name="prefix">What the request's field names begin with.</param>
    /// <param name="refusals">Where refusals go.</param>
    public async Task CheckAsync(
        RegisteredParticipation? before,
        RegisteredParticipation after,
        Guid? personBefore,
        Guid? personAfter,
        string prefix,
        ICollection<Refusal> refusals)
    {
        var broken = await BrokenAsync(after, personAfter);
        var brokenBefore = before is null || broken.Count == 0
            ? []
            : (await BrokenAsync(before, personBefore)).Select(refusal => (refusal.Reason, refusal.Field)).ToHashSet();
        foreach (var refusal in broken)
        {
            if (brokenBefore.Contains((refusal.Reason, refusal.Field)))
            {
                _warnings.Add(refusal with { Field = prefix + refusal.Field });
            }
            else
            {
                refusals.Add(refusal with { Field = prefix + refusal.Field });
            }
        }

        _warnings.AddRange(RegistrationRules.Odd(after).Select(odd => odd with { Field = prefix + odd.Field }));
    }

    private async Task<List<Refusal>> BrokenAsync(RegisteredParticipation participation, Guid? person)
    {
        var broken = RegistrationRules.Broken(participation, insatser).ToList();
        if (person is { } id && await overlaps(participation, id))
        {
            broken.Add(Overlap.Refusal);
        }

        return broken;
    }
}
