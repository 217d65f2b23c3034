using System.Text.RegularExpressions;

namespace Marketplace.Notifications;

/// <summary>Every topic can be said in every language, with everything that belongs into it, and with nothing that people wrote taken for markup.</summary>
public sealed class Words_of_notifications
{
    private static readonly NotificationFacts Everything = new()
    {
        BookingId = new Guid("66666666-0000-0000-0000-000000000000"),
        Title = "<b>Tea</b> & {amount} \u202e",
        At = new DateTimeOffset(2026, 3, 28, 23, 30, 0, TimeSpan.Zero),
        TimeZone = "Europe/Berlin",
        Amount = new Money(1_234_500, "IQD"),
        Hours = 24,
        Last4 = "6819",
    };

    public static TheoryData<string> Languages => [.. NotificationPreferences.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_topic_with_the_places_that_English_has(string language)
    {
        var (words, english) = (NotificationWords.In(language), NotificationWords.In("en"));

        Assert.Equal(NotificationWords.Keys.Order(StringComparer.Ordinal), words.Texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(words.Texts, text =>
        {
            Assert.Equal(english.Texts[text.Key].Title.Places.Order(StringComparer.Ordinal), text.Value.Title.Places.Order(StringComparer.Ordinal));
            Assert.Equal(english.Texts[text.Key].Text.Places.Order(StringComparer.Ordinal), text.Value.Text.Places.Order(StringComparer.Ordinal));
        });
        Assert.Equal(english.Moment.Places.Order(StringComparer.Ordinal), words.Moment.Places.Order(StringComparer.Ordinal));
        Assert.Equal(12, words.Months.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["name"], words.Greeting.Places);
        Assert.Equal(["link"], words.Footer.Places);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_language_is_left_in_another(string language)
    {
        var (words, english) = (NotificationWords.In(language), NotificationWords.In("en"));

        Assert.All(words.Texts, text => Assert.True(language is "en" || text.Value.Text.Text != english.Texts[text.Key].Text.Text, text.Key));
        Assert.Equal(language is "ar" or "ckb", words.IsRightToLeft);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_form_that_a_language_needs_is_there(string language) =>
        Assert.All(
            NotificationWords.In(language).Texts.Values.SelectMany(text => text.Title.Plurals.Concat(text.Text.Plurals)),
            plural => Assert.Equal(PluralRules.CategoriesOf(language).Order(StringComparer.Ordinal), plural.Categories.Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_place_is_left_open_and_no_title_has_what_people_wrote(string language)
    {
        foreach (var rule in NotificationTopics.All)
        {
            foreach (var facts in Facts(rule.Topic))
            {
                var (title, text) = NotificationTexts.Plain(NotificationWords.In(language), rule.Topic, facts, zone: null);

                Assert.DoesNotMatch(@"\{(?!amount\})", text);
                Assert.DoesNotContain("Tea", title, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', title);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Pages_encode_whatever_people_wrote(string language)
    {
        foreach (var rule in NotificationTopics.All)
        {
            foreach (var facts in Facts(rule.Topic))
            {
                var said = new NotificationCase(Guid.Empty, rule.Topic, facts, "test");
                var mail = NotificationTexts.Mail(NotificationWords.In(language), said, null, "ada@example.com", "<i>Ada</i>", new Uri("https://market.example/x?a=1&b=2"));

                var tags = Regex.Matches(mail.Html!, @"</?(\w+)").Select(tag => tag.Groups[1].Value).Distinct(StringComparer.Ordinal);
                Assert.Empty(tags.Except(["html", "head", "meta", "body", "h1", "p", "bdi", "a"], StringComparer.Ordinal));
                Assert.Contains("&lt;i&gt;Ada&lt;/i&gt;", mail.Html, StringComparison.Ordinal);
                Assert.Contains($"<html lang=\"{language}\" dir=\"{(language is "ar" or "ckb" ? "rtl" : "ltr")}\">", mail.Html, StringComparison.Ordinal);
                Assert.Contains("<i>Ada</i>", mail.Text, StringComparison.Ordinal);
                Assert.DoesNotContain('\u2068', mail.Subject);
            }
        }
    }

    [Fact]
    public void Times_are_those_of_the_person_and_amounts_have_the_digits_of_their_currency()
    {
        Assert.Equal("\"Tea\" was changed. It is on 29 March 2026, 00:30 (Europe/Berlin) now, for 1234.500 IQD.", Said("en", null));
        Assert.Equal("\"Tea\" was changed. It is on 29 March 2026, 02:30 (Asia/Baghdad) now, for 1234.500 IQD.", Said("en", "Asia/Baghdad"));
        Assert.Equal("„Tea“ wurde geändert: jetzt am 29. März 2026, 00:30 Uhr (Europe/Berlin), für 1234,500 IQD.", Said("de", null));
        Assert.Contains("29 آذار 2026", Said("ar", null), StringComparison.Ordinal);
        Assert.Contains("29ی ئازاری 2026", Said("ckb", null), StringComparison.Ordinal);

        static string Said(string language, string? zone) =>
            NotificationTexts.Plain(NotificationWords.In(language), NotificationTopic.BookingChanged, Everything with { Title = "Tea" }, zone).Text;
    }

    /// <summary>Samples of CLDR for the cardinal forms of Arabic.</summary>
    [Theory]
    [InlineData("zero", 0)]
    [InlineData("one", 1)]
    [InlineData("two", 2)]
    [InlineData("few", 3, 10, 103, 110, 1003)]
    [InlineData("many", 11, 26, 99, 111, 1011)]
    [InlineData("other", 100, 102, 200, 202, 300, 1000, 100000)]
    public void Arabic_counts_in_six_forms(string category, params int[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(category, PluralRules.CategoryOf("ar", number)));

    [Theory]
    [InlineData("en", 1, "begins in 1 hour,")]
    [InlineData("en", 2, "begins in 2 hours,")]
    [InlineData("de", 1, "beginnt in 1 Stunde,")]
    [InlineData("de", 0, "beginnt in 0 Stunden,")]
    [InlineData("ckb", 1, "دوای 1 کاتژمێر")]
    [InlineData("ar", 1, "بعد ساعة واحدة")]
    [InlineData("ar", 2, "بعد ساعتين")]
    [InlineData("ar", 3, "بعد 3 ساعات")]
    [InlineData("ar", 24, "بعد 24 ساعة")]
    public void Numbers_choose_the_form(string language, int hours, string expected) =>
        Assert.Contains(
            expected,
            NotificationTexts.Plain(NotificationWords.In(language), NotificationTopic.BookingReminder, Everything with { Hours = hours }, null).Text,
            StringComparison.Ordinal);

    private static IEnumerable<NotificationFacts> Facts(NotificationTopic topic) => topic is NotificationTopic.AccountSecurity
        ? Enum.GetValues<SecurityChange>().Select(change => Everything with { Change = change })
        : [Everything];
}
