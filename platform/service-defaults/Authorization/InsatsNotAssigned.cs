using Finsam.Refusals;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>The refusal of an insats that the caller is not assigned to.</summary>
public static class InsatsNotAssigned
{
    /// <summary>The refusal.</summary>
    /// <param name="field">The request's field, or the file's column, that names the insats.</param>
    public static Refusal At(string field) =>
        new(RequestReason.InsatsNotAssigned, field, "Du är inte tilldelad insatsen.", "en insats som din åtkomsttoken anger");
}
