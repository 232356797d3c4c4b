using Finsam.Participants.Domain;
using Finsam.Refusals;
using Xunit;

namespace Finsam.Participants.Tests.Domain;

public class IdentityNumberTests
{
    [Theory]
    [InlineData("191212121212", "191212121212")]
    [InlineData("19121212-1212", "191212121212")]
    [InlineData("121212+1212", "191212121212")]
    [InlineData("811218-9876", "198112189876")]
    [InlineData("8112189876", "198112189876")]
    [InlineData(" 811218-9876 ", "198112189876")]
    [InlineData("261126-1237", "202611261237")]
    [InlineData("261127-0006", null)]
    [InlineData("271126+0006", "182711260006")]
    public void Ten_and_twelve_digits_are_read_in_each_form(string written, string? value) => Assert.Equal(value, Read(written)?.Value);

    [Theory]
    [InlineData("198112789876", IdentityNumberKind.Coordination, 1981, "man")]
    [InlineData("198112189876", IdentityNumberKind.Personal, 1981, "man")]
    [InlineData("191212121212", IdentityNumberKind.Personal, 1912, "man")]
    [InlineData("22800101AB1C", IdentityNumberKind.Reserve, 1980, "man")]
    [InlineData("23050228AB2C", IdentityNumberKind.Reserve, 2005, "woman")]
    [InlineData("25800101AB1C", IdentityNumberKind.Reserve, 1980, "man")]
    [InlineData("22800101ABKC", IdentityNumberKind.Reserve, 1980, null)]
    [InlineData("00172045ABKC", IdentityNumberKind.Reserve, null, null)]
    public void Kind_birth_year_and_gender_are_those_that_the_number_tells(
        string digits, object kind, int? birthYear, string? gender)
    {
        var number = Read(MadeUpNumbers.WithCheckDigit(digits))!;
        Assert.Equal(((IdentityNumberKind)kind, birthYear, gender), (number.Kind, number.BirthYear, number.Gender));
        Assert.Equal(12, number.Value.Length);
        Assert.Equal(MadeUpNumbers.WithCheckDigit(digits), number.Value);
    }

    [Theory]
    [InlineData("", ParticipantsReason.NumberFormatInvalid)]
    [InlineData("19811218", ParticipantsReason.NumberFormatInvalid)]
    [InlineData("811218 9876", ParticipantsReason.NumberFormatInvalid)]
    [InlineData("178112189876", ParticipantsReason.NumberFormatInvalid)]
    [InlineData("22800101IO12", ParticipantsReason.NumberFormatInvalid)]
    [InlineData("198102309876", ParticipantsReason.NumberDateInvalid)]
    [InlineData("198113189876", ParticipantsReason.NumberDateInvalid)]
    [InlineData("198112929876", ParticipantsReason.NumberDateInvalid)]
    [InlineData("20261127-0008", ParticipantsReason.NumberDateInvalid)]
    [InlineData("21800101AB12", ParticipantsReason.NumberDateInvalid)]
    [InlineData("24800101AB12", ParticipantsReason.NumberDateInvalid)]
    [InlineData("00171945ABK2", ParticipantsReason.NumberDateInvalid)]
    [InlineData("00172060ABK2", ParticipantsReason.NumberDateInvalid)]
    [InlineData("811218-9875", ParticipantsReason.NumberCheckDigitInvalid)]
    [InlineData("198112789877", ParticipantsReason.NumberCheckDigitInvalid)]
    public void What_is_wrong_is_told_without_the_number(string written, object reason)
    {
        var refusals = new List<Refusal>();
        Assert.Null(IdentityNumberReader.Read("person_number", written, Drafts.Today, refusals));
        var refusal = Assert.Single(refusals);
        Assert.Equal((reason, "person_number"), (refusal.Reason, refusal.Field));
        Assert.NotEmpty(refusal.Accepted);
        Assert.True(written.Length == 0 || !(refusal.Message + refusal.Accepted).Contains(written, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_single_wrong_digit_is_found()
    {
        const string Good = "198112189876";
        var others = from place in Enumerable.Range(2, 10)
            from digit in "0123456789"
            where digit != Good[place]
            select Good[..place] + digit + Good[(place + 1)..];
        Assert.All(others, written => Assert.Null(Read(written)));
    }

    [Fact]
    public void A_number_gives_the_birth_year_where_none_is_given()
    {
        var (participation, _) = Drafts.Check(Drafts.Good with { Person = "", PersonNumber = "811218-9876", Gender = "man", BirthYear = "" });
        Assert.Equal(1981, participation!.BirthYear);
    }

    [Fact]
    public void A_birth_year_or_gender_that_is_not_the_numbers_is_refused()
    {
        Assert.Equal(
            [(ParticipantsReason.NumberBirthYearDiffers, "birth_year"), (ParticipantsReason.NumberGenderDiffers, "gender")],
            Drafts.Refused(Drafts.Good with { Person = "", PersonNumber = "811218-9876" }));
        Assert.Empty(Drafts.Refused(
            Drafts.Good with { Person = "", PersonNumber = "811218-9876", BirthYear = "1981", Gender = "other" }));
    }

    [Fact]
    public void A_person_is_given_by_key_or_by_number()
    {
        Assert.Equal(
            [(ParticipantsReason.PersonGivenTwice, "person_number")],
            Drafts.Refused(Drafts.Good with { PersonNumber = "811218-9876", BirthYear = "1981", Gender = "man" }));
        Assert.Equal(
            [(ParticipantsReason.PersonNotNamed, "person_number")],
            Drafts.Refused(Drafts.Good with
            {
                Person = "", PersonNumber = "811218-9876", BirthYear = "1981", Gender = "man", Registration = "anonymous",
            }));
    }

    [Fact]
    public void Somebody_with_protected_identity_is_never_named()
    {
        Assert.Equal([(ParticipantsReason.PersonProtected, "registration")], Drafts.Refused(Drafts.Good with { ProtectedIdentity = "true" }));
        Assert.Equal(
            [(ParticipantsReason.PersonProtected, "registration")],
            Drafts.Refused(Drafts.Good with { ProtectedIdentity = "true", Registration = "anonymous" }));
        Assert.Empty(Drafts.Refused(Drafts.Good with { ProtectedIdentity = "true", Registration = "anonymous", Person = "" }));
    }

    private static IdentityNumber? Read(string written) =>
        IdentityNumberReader.Read("person_number", written, Drafts.Today, new List<Refusal>());
}
