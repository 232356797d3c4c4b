namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Roles that an employer or a förbund gives; what each may do stands in the services' permission tables.</summary>
public enum Role
{
    /// <summary>Registers participants, in the insatser that the token names.</summary>
    Insatspersonal,

    /// <summary>Answers for insatser; sees statistics and budget, no personal data.</summary>
    Insatsansvarig,

    /// <summary>Posts vouchers and budgets.</summary>
    Ekonom,

    /// <summary>Leads the förbund; never registers participants.</summary>
    Forbundschef,

    /// <summary>Sits on the board; reads reports.</summary>
    Styrelse,

    /// <summary>Audits one förbund; reads all of it, what concerns a person with a logged reason only.</summary>
    Revisor,

    /// <summary>Runs the platform; sees no förbund's data, in another role beside it neither.</summary>
    Plattformsadmin,
}
