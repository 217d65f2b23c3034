namespace Marketplace;

internal sealed partial class Check
{
    /// <summary>As long as browsers and gateways accept.</summary>
    private const int MaximumUrl = 2_000;

    /// <summary>An absolute address of the web, or nothing. It is shown, never fetched.</summary>
    public string? OptionalUrl(string field, string? value) => string.IsNullOrEmpty(value) ? null : Url(field, value, MaximumUrl);

    /// <summary>An absolute address of the web. It is shown, never fetched.</summary>
    public string Url(string field, string? value, int max)
    {
        var url = Text(field, value, max);
        Require(
            url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)),
            field,
            "must be an address such as https://example.com/picture.jpg");
        return url;
    }

    /// <summary>An address that we are to fetch ourselves. Whether we do is decided when we know where it leads.</summary>
    public string FetchedUrl(string field, string? value)
    {
        var url = Text(field, value, MaximumUrl);
        Require(
            url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
                && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)),
            field,
            "must be an address such as https://example.com/calendar.ics, without a password in it");
        return url;
    }

    /// <summary>A mail address as far as form can tell, or nothing.</summary>
    public string? OptionalMailAddress(string field, string? value)
    {
        var address = OptionalText(field, value, max: 254);
        Require(
            address is null || (System.Net.Mail.MailAddress.TryCreate(address, out var parsed) && parsed.Address == address),
            field,
            "must be a mail address such as name@example.com");
        return address;
    }

    /// <summary>A place, or nothing.</summary>
    public Location? OptionalLocation(string field, LocationRequest? value)
    {
        if (value is null)
        {
            return null;
        }

        Require(value.Lat is null or (>= -90 and <= 90), $"{field}.lat", "must be between -90 and 90");
        Require(value.Lng is null or (>= -180 and <= 180), $"{field}.lng", "must be between -180 and 180");
        Require(value.Lat is null == value.Lng is null, $"{field}.lat", "needs lng, and the other way round");
        return new Location(
            OptionalText($"{field}.address", value.Address, max: 200),
            OptionalText($"{field}.city", value.City, max: 100),
            OptionalText($"{field}.state", value.State, max: 100),
            OptionalText($"{field}.zip", value.Zip, max: 20),
            OptionalCountry($"{field}.country", value.Country),
            value.Lat,
            value.Lng);
    }
}

/// <summary>A place as clients send it; every part may be missing.</summary>
internal sealed record LocationRequest(
    string? Address, string? City, string? State, string? Zip, string? Country, double? Lat, double? Lng);
