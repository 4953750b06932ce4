serve(library);
