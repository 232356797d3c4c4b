using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>What a person is registered by: the controller's own key, or an identity number. Leaves memory sealed or hashed only.</summary>
/// <param name="Kind"><c>key</c>, <c>personal</c>, <c>coordination</c> or <c>reserve</c>.</param>
/// <param name="Value">The key as written, or the number's twelve characters.</param>
internal sealed record PersonIdentifier(string Kind, string Value)
{
    /// <summary>A key that the controller has given the person itself.</summary>
    public const string Key = "key";

    /// <summary>That of a checked request: by its key or its number, or null where nobody is named.</summary>
    public static PersonIdentifier? Of(string person, string number, DateOnly today) =>
        number.Length > 0 ? Of(IdentityNumberReader.Read("person_number", number, today, new List<Refusal>()))
        : person.Trim() is { Length: > 0 } key ? new PersonIdentifier(Key, key)
        : null;

    /// <summary>That of a number.</summary>
    public static PersonIdentifier? Of(IdentityNumber? number) =>
        number is null ? null : new PersonIdentifier(number.Kind.ToString().ToLowerInvariant(), number.Value);

    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => nameof(PersonIdentifier);
}
