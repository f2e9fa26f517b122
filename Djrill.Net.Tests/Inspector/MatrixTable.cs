using System.Globalization;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The answer to each request in each circumstance. A '-' stands for a pair that does not exist.</summary>
internal static class MatrixTable
{
    // Who asks, and from where. '/' is the overview.
    private const string Access = """
        verb path                              anonymous stranger unprotected elsewhere forwarded fallback group gate unguarded
        GET  /                                 401       403      404         403       403       401      401   403  500
        GET  events                            401       403      404         403       403       401      401   403  500
        GET  events/{id}                       401       403      404         403       403       401      401   403  500
        GET  events/{id}/json                  401       403      404         403       403       401      401   403  500
        GET  events/{id}/source                401       403      404         403       403       401      401   403  500
        GET  events/{id}/html                  401       403      404         403       403       401      401   403  500
        GET  events/{id}/attachments/{index}   401       403      404         403       403       401      401   403  500
        GET  events/{id}/images/{index}        401       403      404         403       403       401      401   403  500
        GET  dead                              401       403      404         403       403       401      401   403  500
        GET  send                              401       403      404         403       403       401      401   403  500
        GET  live                              401       403      404         403       403       401      401   403  500
        GET  assets/{name}                     401       403      404         403       403       401      401   403  500
        POST review                            401       403      404         403       403       401      401   403  500
        POST replay                            401       403      404         403       403       401      401   403  500
        POST delete                            401       403      404         403       403       401      401   403  500
        POST pause                             401       403      404         403       403       401      401   403  500
        POST resume                            401       403      404         403       403       401      401   403  500
        POST send                              401       403      404         403       403       401      401   403  500
        """;

    // Users who may open the pages: may they act, and is it their own wish? 'other' is POST for a page, and GET for an action.
    private const string Actions = """
        verb path                              denied readonly no-token other-user other-app cross-site same-site none script put delete other admitted
        GET  /                                 -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events                            -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}                       -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}/json                  -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}/source                -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}/html                  -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}/attachments/{index}   -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  events/{id}/images/{index}        -      -        -        -          -         -          -         -    403    405 405    405   404
        GET  dead                              -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  send                              -      -        -        -          -         -          -         -    403    405 405    -     404
        GET  live                              -      -        -        -          -         -          -         -    403    405 405    405   200
        GET  assets/{name}                     -      -        -        -          -         -          -         -    403    405 405    405   200
        POST review                            403    403      400      400        400       403        403       403  -      405 405    405   200
        POST replay                            403    403      400      400        400       403        403       403  -      405 405    405   303
        POST delete                            403    403      400      400        400       403        403       403  -      405 405    405   303
        POST pause                             403    403      400      400        400       403        403       403  -      405 405    405   303
        POST resume                            403    403      400      400        400       403        403       403  -      405 405    405   303
        POST send                              403    403      400      400        400       403        403       403  -      405 405    -     404
        """;

    public static IReadOnlyList<string> Circumstances { get; } = [.. Header(Access), .. Header(Actions)];

    public static IReadOnlyList<(string Circumstance, string Method, string Path, int Status)> Cells { get; } = [.. Read(Access), .. Read(Actions)];

    private static string[] Header(string table) => Words(table.Split('\n')[0])[2..];

    private static IEnumerable<(string Circumstance, string Method, string Path, int Status)> Read(string table) =>
        from line in table.Split('\n').Skip(1)
        let words = Words(line)
        from cell in Header(table).Zip(words[2..], static (circumstance, status) => (circumstance, status))
        where cell.status != "-"
        select (cell.circumstance, words[0], words[1] == "/" ? "" : words[1], int.Parse(cell.status, CultureInfo.InvariantCulture));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
