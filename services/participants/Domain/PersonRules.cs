namespace Finsam.Participants.Domain;

/// <summary>What must hold of who a participation is of.</summary>
internal static class PersonRules
{
    private const int LongestKey = 200;

    /// <summary>Checks key, number and protection against the registration; gives the number where there is a good one.</summary>
    public static IdentityNumber? Check(FieldReader read, ParticipationDraft draft, DateOnly today)
    {
        var isProtected = read.Flag("protected_identity", draft.ProtectedIdentity) == true;
        if (isProtected && (draft.Registration == CodeListNames.Named || draft.Person.Length > 0 || draft.PersonNumber.Length > 0))
        {
            read.Refuse(
                ParticipantsReason.PersonProtected,
                "registration",
                "Den som har skyddade personuppgifter registreras aldrig som person.",
                "anonymous, utan person och person_number");
            return null;
        }

        var key = read.Text("person", draft.Person, LongestKey);
        if (key is null && draft.PersonNumber.Length == 0)
        {
            return null;
        }

        if (key is not null && draft.PersonNumber.Length > 0)
        {
            read.Refuse(ParticipantsReason.PersonGivenTwice, "person_number", "Både person och person_number är angivna.", "en av dem");
        }

        if (draft.Registration != CodeListNames.Named)
        {
            var field = key is not null ? "person" : "person_number";
            read.Refuse(ParticipantsReason.PersonNotNamed, field, $"{field} får bara anges där registration är named.");
        }

        return draft.PersonNumber.Length > 0 ? Number(read, draft, today) : null;
    }

    // A birth year or a gender that is not the number's is most often a number that is somebody else's.
    private static IdentityNumber? Number(FieldReader read, ParticipationDraft draft, DateOnly today)
    {
        if (read.Number("person_number", draft.PersonNumber, today) is not { } number)
        {
            return null;
        }

        if (number.BirthYear is { } year && draft.BirthYear.Length > 0 && draft.BirthYear != $"{year}")
        {
            read.Refuse(
                ParticipantsReason.NumberBirthYearDiffers,
                "birth_year",
                "birth_year är ett annat år än det som person_number anger.",
                "numrets födelseår, eller tomt");
        }

        if (number.Gender is { } gender && draft.Gender is ("woman" or "man") && draft.Gender != gender)
        {
            read.Refuse(
                ParticipantsReason.NumberGenderDiffers,
                "gender",
                "gender är ett annat kön än det som person_number anger.",
                $"{gender}, other eller unknown");
        }

        return number;
    }
}
