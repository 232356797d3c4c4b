using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Api;

/// <summary>Which roles may call which method. Participations are for those who meet the participants; the others see tables.</summary>
internal static class ParticipantsPermissions
{
    private static readonly Role[] Registrars = [Role.Insatspersonal];

    private static readonly Role[] ReadersOfTables = [Role.Forbundschef, Role.Styrelse, Role.Revisor, Role.Ekonom, Role.Insatsansvarig];

    public static readonly PermissionTable Table = new(new Dictionary<string, Role[]>(StringComparer.Ordinal)
    {
        ["PutPeriodRegister"] = [Role.Forbundschef],
        ["ListInsatser"] = [.. ReadersOfTables, .. Registrars],
        ["Enroll"] = Registrars,
        ["Close"] = Registrars,
        ["GetParticipation"] = Registrars,
        ["ImportParticipations"] = Registrars,
        ["ComputeTables"] = ReadersOfTables,
    });
}
