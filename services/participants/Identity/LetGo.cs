namespace Finsam.Participants.Identity;

/// <summary>Erases identities that no participation holds any longer: those of a moved one, of one without consent, of another person.</summary>
internal static class LetGo
{
    /// <summary>
    /// Statements that erase persons that participations have let go of, a controller at a time, then the individuals that nothing is left
    /// of. The förbund is their parameter <c>@forbund</c>.
    /// </summary>
    /// <param name="relation">
    /// Relation of the participations as they were and are: <c>old_person_id</c>, <c>old_controller</c>, <c>person_id</c>, <c>controller</c>.
    /// </param>
    public static string Of(string relation) => $"""
        delete from identity.person i
        using {relation} m
        where m.old_person_id is not null and (m.person_id, m.controller) is distinct from (m.old_person_id, m.old_controller)
            and i.forbund_id = @forbund and i.person_id = m.old_person_id
            and not exists (
                select from participation p
                join insats n on n.forbund_id = p.forbund_id and n.code = p.insats
                where p.forbund_id = @forbund and p.person_id = i.person_id
                    and (n.controller = i.controller or i.controller is distinct from m.old_controller)
            );

        delete from identity.individual i
        using {relation} m
        where m.old_person_id is not null and (m.person_id, m.controller) is distinct from (m.old_person_id, m.old_controller)
            and i.forbund_id = @forbund and i.person_id = m.old_person_id
            and not exists (select from identity.person p where p.forbund_id = @forbund and p.person_id = i.person_id)
            and not exists (select from participation p where p.forbund_id = @forbund and p.person_id = i.person_id)
        """;
}
